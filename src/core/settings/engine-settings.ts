import { samplingNames, type Sampling, type SamplingName } from './sampling';
import { samplingTable, type EngineName, type SamplingSetting } from './sampling-table';

/** What the engine calls the setting in its requests; undefined where it has none such. */
function fieldOf(engine: EngineName, name: SamplingName): string | undefined {
  const { engines }: SamplingSetting = samplingTable[name];
  return engines[engine];
}

/** Settings that an engine has, in the order in which they are shown. */
export function samplingNamesOf(engine: EngineName): SamplingName[] {
  return samplingNames.filter((name) => fieldOf(engine, name) !== undefined);
}

/** The settings that an engine has, by the names of its request's fields. */
export function samplingFor(engine: EngineName, sampling: Sampling): Record<string, number> {
  return Object.fromEntries(
    samplingNames.flatMap((name) => {
      const field = fieldOf(engine, name);
      return field === undefined ? [] : [[field, sampling[name]] as const];
    }),
  );
}
