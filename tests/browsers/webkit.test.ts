import { WebKit } from './webkit';
import { describeWithoutWebGpu } from './without-webgpu';

describeWithoutWebGpu('WebKit', {
  start: WebKit.start,
  help: 'have WebGPU on macOS, iOS and iPadOS alone',
});
