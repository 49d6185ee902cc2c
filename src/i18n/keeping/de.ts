import type { KeepingMessages } from './en';

export const keeping: KeepingMessages = {
  notRead:
    'Deine Gespräche ließen sich nicht lesen. Darum beginnt die Seite neu und behält von diesem Besuch nichts. Was da war, bleibt, wie es ist.',
  putAside:
    'Was ein früherer Besuch hinterlassen hat, stammt von einer anderen Version dieser Seite. Es wurde beiseitegelegt, und die Seite beginnt neu.',
  notKept: 'Was du siehst, bleibt nicht für den nächsten Besuch.',
  makeRoom: 'Schaffe Platz auf diesem Gerät, dann versuch es noch einmal.',
  startAnew:
    'War das gewollt, mach ohne weiter; sonst versuch es noch einmal, um zu behalten, was du siehst.',
  restart: 'Hilft noch ein Versuch nicht, starte den Browser neu.',
  again: 'Noch einmal versuchen',
};
