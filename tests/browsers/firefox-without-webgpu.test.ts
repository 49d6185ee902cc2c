import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { startLoggingProxy, type LoggingProxy } from '../e2e/logging-proxy';
import { Firefox } from './firefox';
import { describeWithoutWebGpu } from './without-webgpu';

let proxy: LoggingProxy;
beforeAll(async () => {
  proxy = await startLoggingProxy();
});
afterAll(() => {
  proxy.close();
});

describeWithoutWebGpu('Firefox', {
  start: (folder) => Firefox.start({ profile: join(folder, 'profile'), proxy, hasWebGpu: false }),
  help: 'set dom.webgpu.enabled to true',
});
