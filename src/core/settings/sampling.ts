import * as v from 'valibot';
import { growing } from '../growing';
import { samplingTable, type SamplingSetting } from './sampling-table';

type Table = typeof samplingTable;

export type SamplingName = keyof Table;

/** Settings that came after the first version. */
type LaterName = {
  [Name in SamplingName]: Table[Name] extends { readonly addedLater: true } ? Name : never;
}[SamplingName];

const settings = Object.entries<SamplingSetting>(samplingTable);

function inRange({ least, most, step }: SamplingSetting) {
  const whole = v.check((value: number) => step < 1 || Number.isInteger(value), 'not whole');
  return v.pipe(v.number(), v.minValue(least), v.maxValue(most), whole);
}

type InRange = ReturnType<typeof inRange>;

function entryOf(setting: SamplingSetting): InRange | v.OptionalSchema<InRange, number> {
  return setting.addedLater ? v.optional(inRange(setting), setting.default) : inRange(setting);
}

/** A setting for each entry of the table. */
export const SamplingSchema = growing(
  // `fromEntries` forgets which names there were.
  Object.fromEntries(settings.map(([name, setting]) => [name, entryOf(setting)])) as {
    [Name in SamplingName]: Name extends LaterName ? v.OptionalSchema<InRange, number> : InRange;
  },
);

export type Sampling = v.InferOutput<typeof SamplingSchema>;

/** Settings that a model's producer can advise. */
type AdvisedName<Advice extends SamplingSetting['advice']> = {
  [Name in SamplingName]: Table[Name] extends { readonly advice: Advice } ? Name : never;
}[SamplingName];

type AdviceEntries = Record<AdvisedName<'always'>, InRange> &
  Record<AdvisedName<'optional'>, v.ExactOptionalSchema<InRange, undefined>>;

/** What a producer's advice consists of. */
export const adviceEntries = Object.fromEntries(
  settings
    .filter(([, { advice }]) => advice)
    .map(([name, setting]) => {
      const value = inRange(setting);
      return [name, setting.advice === 'always' ? value : v.exactOptional(value)];
    }),
) as AdviceEntries;

export const advisedNames = Object.keys(adviceEntries) as (keyof AdviceEntries)[];

/** In the order in which they are shown. */
export const samplingNames = v.keyof(SamplingSchema).options;

/** What a column starts with, where its model's producer advises nothing else. */
export const defaultSampling = Object.fromEntries(
  settings.map(([name, setting]) => [name, setting.default]),
) as Sampling;

/** The likeliest token each time, undisturbed. */
export const greedySampling: Sampling = { ...defaultSampling, temperature: 0, topP: 1 };
