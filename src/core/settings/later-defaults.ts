import { samplingTable, type SamplingSetting } from './sampling-table';

const settings = Object.entries<SamplingSetting>(samplingTable);

/** The defaults of the settings that came after the first version, by their names. */
export const laterDefaults: ReadonlyMap<string, number> = new Map(
  settings.flatMap(([name, setting]) => (setting.addedLater ? [[name, setting.default]] : [])),
);
