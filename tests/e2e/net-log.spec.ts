import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, test } from './fixtures';

// The ledger says that nothing was sent to another machine: this shows that it would be seen.

test('what is sent over UDP passes by the proxy, and stands in the browser’s log', async ({
  serve,
  start,
}) => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  const received = once(socket, 'message');

  const { address } = await serve({
    before: (_request, response) => {
      response.end('A page without a policy');
      return true;
    },
  });
  const browser = await start();
  const page = await browser.open(address);
  await page.evaluate(async (stunPort) => {
    const connection = new RTCPeerConnection({
      iceServers: [{ urls: `stun:127.0.0.1:${stunPort}` }],
    });
    connection.createDataChannel('test');
    await connection.setLocalDescription();
  }, port);
  await received;
  await browser.close();
  socket.close();
  expect((await browser.reached).udp).toEqual([`127.0.0.1:${port}`]);
});
