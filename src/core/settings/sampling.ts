import * as v from 'valibot';
import { growing } from '../growing';
import { samplingRanges } from './sampling-ranges';

type Ranges = typeof samplingRanges;
type Name = keyof Ranges;
type Range = Ranges[Name] & { readonly default?: number };
type Later = {
  [Each in Name]: Ranges[Each] extends { readonly default: number } ? Each : never;
}[Name];

const ranges: Readonly<Record<Name, Range>> = samplingRanges;

function inRange({ least, most, step }: Range) {
  const rest = v.check((value: number) => step < 1 || Number.isInteger(value), 'not whole');
  return v.pipe(v.number(), v.minValue(least), v.maxValue(most), rest);
}

type Setting = ReturnType<typeof inRange>;

function entryOf(range: Range): Setting | v.OptionalSchema<Setting, number> {
  return range.default === undefined ? inRange(range) : v.optional(inRange(range), range.default);
}

/** A setting for each entry of the table. */
export const SamplingSchema = growing(
  // `fromEntries` forgets which names there were.
  Object.fromEntries(Object.entries(ranges).map(([name, range]) => [name, entryOf(range)])) as {
    [Each in Name]: Each extends Later ? v.OptionalSchema<Setting, number> : Setting;
  },
);

export type Sampling = v.InferOutput<typeof SamplingSchema>;

/** In the order in which they are shown. */
export const samplingNames = v.keyof(SamplingSchema).options;

/** What holds for the settings that came after the first version where nobody has said anything. */
export const laterDefaults = Object.fromEntries(
  Object.entries(ranges).flatMap(([name, { default: standard }]) =>
    standard === undefined ? [] : [[name, standard]],
  ),
  // eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- none came later yet
) as Readonly<Record<Later, number>>;
