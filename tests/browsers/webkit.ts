import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathOf, webKit } from '../../tools/browsers/browsers.mjs';
import { calling, type Tab } from './tab';
import { WebDriver } from './web-driver';

/** GTK's style for the window around the page: its toolbar would keep it wider than a phone. */
const narrowToolbar = '* { font-size: 2px; min-width: 0; padding: 0; margin: 0; }';

const host = '127.0.0.1';

/** A port that is free now: the driver does not tell the one that it would choose itself. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** @returns the screen's name, as `DISPLAY` takes it; Xvfb writes its number into the fourth pipe */
async function nameOf(screen: ChildProcess): Promise<string> {
  const pipe = screen.stdio[3];
  if (!pipe) throw new Error('Xvfb has no pipe for its number');
  const [number] = (await once(pipe, 'data')) as [Buffer];
  return `:${String(number).trim()}`;
}

/** WebKitGTK's MiniBrowser on a screen of its own, driven by WebKitWebDriver. */
export class WebKit implements Tab {
  private constructor(
    readonly session: WebDriver,
    readonly processes: readonly ChildProcess[],
  ) {}

  /** @param home a folder in which it may keep what it likes */
  static async start(home: string): Promise<WebKit> {
    const style = join(home, 'gtk-3.0');
    mkdirSync(style, { recursive: true });
    writeFileSync(join(style, 'gtk.css'), narrowToolbar);
    const screenParameters = ['-displayfd', '3', '-screen', '0', '1600x1200x24'];
    const screen = spawn(pathOf(webKit, 'xvfb'), screenParameters, {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const processes = [screen];
    try {
      const port = await freePort();
      const driver = spawn(
        pathOf(webKit, 'webkit2gtk-driver'),
        [`--host=${host}`, `--port=${port}`],
        {
          stdio: 'ignore',
          env: { ...process.env, DISPLAY: await nameOf(screen), HOME: home, XDG_CONFIG_HOME: home },
        },
      );
      processes.unshift(driver);
      const session = await WebDriver.start(`http://${host}:${port}`, {
        'webkitgtk:browserOptions': {
          binary: pathOf(webKit, 'libwebkit2gtk-4.1-0'),
          args: ['--automation'],
        },
      });
      return new WebKit(session, processes);
    } catch (error) {
      for (const process of processes) process.kill();
      throw error;
    }
  }

  open(url: string): Promise<unknown> {
    return this.session.post('url', { url });
  }

  async evaluate<Given extends readonly unknown[], Result>(
    work: (...given: Given) => Result,
    ...given: Given
  ): Promise<Awaited<Result>> {
    const script = `return ${calling(work, given)}`;
    return (await this.session.post('execute/sync', { script, args: [] })) as Awaited<Result>;
  }

  /** The toolbar takes its part of the height. */
  async resize(width: number, height: number): Promise<void> {
    await this.session.post('window/rect', { width, height });
  }

  async screenshot(): Promise<Uint8Array> {
    return Buffer.from(String(await this.session.get('screenshot')), 'base64');
  }

  async close(): Promise<void> {
    await this.session.end();
    for (const process of this.processes) process.kill();
  }
}
