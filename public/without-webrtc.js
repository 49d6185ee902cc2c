/*
 * Runs before any other script. WebRTC sends past every Content Security Policy, and nothing here
 * needs it, so its constructors are taken away. Defence in depth: code that is not ours cannot run
 * on this page to begin with.
 */
for (const name of [
  'RTCPeerConnection',
  'webkitRTCPeerConnection',
  'RTCDataChannel',
  'RTCSessionDescription',
  'RTCIceCandidate',
  'RTCIceTransport',
]) {
  Object.defineProperty(globalThis, name, {
    value: undefined,
    writable: false,
    configurable: false,
  });
}
