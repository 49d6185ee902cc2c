import type { Format } from './format';

/** A rough time in the symbols that all languages share, from a second on: "7 s", "40 s", "3 min", "1 h 25 min". */
export function duration({ number }: Format, ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 10) return `${number(Math.max(1, Math.round(seconds)))} s`;
  if (seconds < 87.5) return `${number(nearest(5, seconds))} s`;
  const minutes = seconds / 60;
  if (minutes < 57.5)
    return `${number(minutes < 10 ? Math.round(minutes) : nearest(5, minutes))} min`;
  const rounded = nearest(5, minutes);
  const [hours, rest] = [Math.floor(rounded / 60), rounded % 60];
  return rest === 0 ? `${number(hours)} h` : `${number(hours)} h ${number(rest)} min`;
}

const nearest = (step: number, value: number): number => Math.round(value / step) * step;
