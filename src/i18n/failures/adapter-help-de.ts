import type { ScreenMessages } from '../screens-en';

/** What to try where there is no adapter. */
export const adapterHelp: ScreenMessages['adapterHelp'] = {
  title: 'Was du der Reihe nach versuchen kannst',
  steps: {
    'secure-address':
      'Öffne die Seite über https oder auf dem Rechner, der sie anbietet, unter localhost: Nur solchen Adressen geben Browser WebGPU.',
    reload: 'Lade die Seite neu.',
    'restart-browser':
      'Starte den Browser neu: Nach mehreren Abstürzen des Grafiktreibers gibt er bis dahin keine Grafikkarte mehr her.',
    'leave-app':
      'Öffne die Seite im Browser selbst: Hier zeigt sie eine App, und solchen Fenstern fehlt WebGPU manchmal.',
    'update-chromium':
      'Aktualisiere den Browser: Chrome und Edge haben WebGPU ab Version 113 unter Windows, macOS und ChromeOS, ab 121 unter Android, ab 144 unter Linux.',
    'update-firefox':
      'Aktualisiere den Browser: Firefox hat WebGPU ab Version 141 unter Windows und ab 145 unter macOS.',
    'update-safari':
      'Aktualisiere das System: Safari hat WebGPU ab Version 26, unter macOS 26, iOS 26 und iPadOS 26. Auf iPhone und iPad gilt das für jeden Browser.',
    'safari-flag':
      'Sieh in Safari nach, ob WebGPU abgeschaltet ist: auf dem Mac unter „Entwickler“ > „Feature-Flags“, auf iPhone und iPad in „Einstellungen“ > „Apps“ > „Safari“ > „Erweitert“ > „Feature-Flags“.',
    'webkit-elsewhere': 'Browser mit WebKit haben WebGPU nur unter macOS, iOS und iPadOS.',
    'chromium-linux':
      'Unter Linux nutzt Chrome Intel-Grafik (ab Generation 12) ab Version 144 und NVIDIA-Karten mit Treiber 535.183.01 oder neuer ab Version 147. Installiere den neuesten Treiber.',
    'chromium-linux-flags':
      'Mit jeder anderen Karte unter Linux starte ihn so: chrome --enable-unsafe-webgpu --ozone-platform=x11 --use-angle=vulkan --enable-features=Vulkan,VulkanFromANGLE',
    'chromium-android':
      'Unter Android braucht Chrome Android 12 und einen Grafikchip von ARM, Qualcomm oder Intel, oder Android 16 und einen von Imagination.',
    'chromium-windows-arm':
      'Unter Windows auf einem ARM-Prozessor schalte chrome://flags/#enable-unsafe-webgpu ein und starte den Browser neu.',
    'graphics-acceleration':
      'Öffne chrome://settings/system und schalte „Grafikbeschleunigung verwenden, falls verfügbar“ ein.',
    'chromium-gpu-page':
      'Öffne chrome://gpu: Die Zeile „WebGPU“ und der Teil „Problems Detected“ sagen, was abgeschaltet ist und warum.',
    'update-driver': 'Aktualisiere den Treiber der Grafikkarte: Alte lehnen Browser ab.',
    'managed-browser':
      'Verwaltet eine Organisation den Browser, frag dort, ob ihre Richtlinie HardwareAccelerationModeEnabled die Grafik abschaltet.',
    'firefox-macos':
      'Auf dem Mac hat Firefox WebGPU nur mit Apple-Chips, vor macOS 26 ab Version 147.',
    'firefox-preference':
      'Öffne in Firefox about:config, setz dom.webgpu.enabled auf true und starte den Browser neu. Aktuelle Versionen haben WebGPU hinter dieser Einstellung, wo es nicht von selbst an ist, etwa unter Linux, auch ESR.',
    'firefox-blocklist':
      'Vielleicht traut Firefox der Grafikkarte oder ihrem Treiber nicht: Das sagt about:support. Um sie trotzdem zu nutzen, öffne about:config, setz gfx.webgpu.ignore-blocklist auf true und starte den Browser neu.',
    'firefox-android': 'Firefox für Android hat noch kein WebGPU.',
    'other-browser': 'Öffne die Seite in einem aktuellen Chrome oder Edge.',
  },
};
