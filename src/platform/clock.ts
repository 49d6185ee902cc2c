import type { Clock } from '../core/ports';

export const systemClock: Clock = { nowMs: () => performance.now() };
