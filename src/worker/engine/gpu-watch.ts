/**
 * What WebLLM does with the GPU and does not tell: which adapter it took, how many bytes it has
 * uploaded, and whether its device is still there (it only logs the loss of a device).
 */
export interface GpuWatch {
  readonly adapter: { readonly vendor: string; readonly architecture: string };
  /** Resolves with the browser's words when a device is lost that nobody destroyed. */
  readonly lost: Promise<string>;
  /** Resolves with the browser's words at the first allocation that the GPU refused. */
  readonly outOfMemory: Promise<string>;
  /** Stops counting uploads: what follows is decoding, which should not pay for it. */
  endUploads(): void;
}

/** Call it before WebLLM asks for a device. `onUpload` gets the bytes of each buffer write. */
export function watchGpu(onUpload: (bytes: number) => void): GpuWatch {
  let adapter = { vendor: '', architecture: '' };
  let reportLoss: (detail: string) => void;
  let reportMemory: (detail: string) => void;
  const lost = new Promise<string>((resolve) => (reportLoss = resolve));
  const outOfMemory = new Promise<string>((resolve) => (reportMemory = resolve));

  // Taken off the prototypes to be called with the `this` of each call.
  /* eslint-disable @typescript-eslint/unbound-method */
  const requestDevice = GPUAdapter.prototype.requestDevice;
  const writeBuffer = GPUQueue.prototype.writeBuffer;
  /* eslint-enable @typescript-eslint/unbound-method */

  GPUAdapter.prototype.requestDevice = async function (descriptor) {
    const device = await requestDevice.call(this, descriptor);
    adapter = { vendor: this.info.vendor, architecture: this.info.architecture };
    void device.lost.then(({ reason, message }) => {
      if (reason !== 'destroyed') reportLoss(message);
    });
    device.addEventListener('uncapturederror', ({ error }) => {
      if (error instanceof GPUOutOfMemoryError) reportMemory(error.message);
    });
    return device;
  };

  GPUQueue.prototype.writeBuffer = function (buffer, offset, data, dataOffset, size) {
    writeBuffer.call(this, buffer, offset, data, dataOffset, size);
    onUpload(size ?? data.byteLength);
  };

  return {
    get adapter() {
      return adapter;
    },
    lost,
    outOfMemory,
    endUploads() {
      GPUQueue.prototype.writeBuffer = writeBuffer;
    },
  };
}
