import type { Calendar, Clock } from '../core/ports';

export const systemClock: Clock = { nowMs: () => performance.now() };

export const systemCalendar: Calendar = { nowMs: () => Date.now() };
