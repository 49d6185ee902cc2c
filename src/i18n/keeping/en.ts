/** Words about what is kept on the device, where something is amiss with it. */
export const keeping = {
  notRead:
    'Your conversations could not be read, so the page starts anew and keeps nothing of this visit. What was here is left as it is.',
  putAside:
    'What an earlier visit left was written by another version of this page. It was put aside, and the page starts anew.',
  notKept: 'What you see is not kept for your next visit.',
  makeRoom: 'Free some space on this device, then try again.',
  startAnew: 'If it was meant to go, go on without it; else try again to keep what you see.',
  restart: 'If trying again does not help, restart the browser.',
  again: 'Try again',
};

export type KeepingMessages = typeof keeping;
