/** What to try where there is no adapter. */
export const adapterHelp = {
  title: 'What to try, step by step',
  steps: {
    'secure-address':
      'Open the page over https, or at localhost on the machine that serves it: browsers give WebGPU to no other address.',
    reload: 'Reload the page.',
    'restart-browser':
      'Restart the browser: after several crashes of the graphics driver it gives no adapter any more until then.',
    'leave-app':
      'Open the page in the browser itself: here an app shows it, and such windows may lack WebGPU.',
    'update-chromium':
      'Update the browser: Chrome and Edge have WebGPU from version 113 on Windows, macOS and ChromeOS, 121 on Android, 144 on Linux.',
    'update-firefox':
      'Update the browser: Firefox has WebGPU from version 141 on Windows and 145 on macOS.',
    'update-safari':
      'Update the system: Safari has WebGPU from version 26, on macOS 26, iOS 26 and iPadOS 26. On iPhone and iPad this goes for every browser.',
    'safari-flag':
      'In Safari, see whether WebGPU is switched off: on a Mac under Develop > Feature Flags, on iPhone and iPad in Settings > Apps > Safari > Advanced > Feature Flags.',
    'webkit-elsewhere': 'Browsers with WebKit have WebGPU on macOS, iOS and iPadOS alone.',
    'chromium-linux':
      'On Linux, Chrome uses Intel graphics (generation 12 and later) from version 144 and NVIDIA cards with driver 535.183.01 or later from version 147. Install the newest driver.',
    'chromium-linux-flags':
      'With any other card on Linux, start it as: chrome --enable-unsafe-webgpu --ozone-platform=x11 --use-angle=vulkan --enable-features=Vulkan,VulkanFromANGLE',
    'chromium-android':
      'On Android, Chrome needs Android 12 and a graphics chip by ARM, Qualcomm or Intel, or Android 16 and one by Imagination.',
    'chromium-windows-arm':
      'On Windows on an ARM processor, switch on chrome://flags/#enable-unsafe-webgpu and restart the browser.',
    'graphics-acceleration':
      'Open chrome://settings/system and switch on “Use graphics acceleration when available”.',
    'chromium-gpu-page':
      'Open chrome://gpu: the line “WebGPU” and the part “Problems Detected” say what is switched off and why.',
    'update-driver': 'Update the driver of the graphics card: browsers refuse old ones.',
    'managed-browser':
      'If an organisation manages the browser, ask whether its policy HardwareAccelerationModeEnabled switches graphics off.',
    'firefox-macos':
      'On a Mac, Firefox has WebGPU on Apple silicon alone, before macOS 26 from version 147.',
    'firefox-preference':
      'In Firefox, open about:config, set dom.webgpu.enabled to true and restart the browser. Current versions have WebGPU behind that preference where it is not on by itself, as on Linux, ESR among them.',
    'firefox-blocklist':
      'Firefox may distrust the graphics card or its driver: about:support says so. To use it all the same, open about:config, set gfx.webgpu.ignore-blocklist to true and restart the browser.',
    'firefox-android': 'Firefox for Android has no WebGPU yet.',
    'other-browser': 'Open the page in a current Chrome or Edge.',
  },
};
