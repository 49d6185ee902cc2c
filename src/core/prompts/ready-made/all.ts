import type { Prompt } from '../prompt';
import { ar } from './ar';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { it } from './it';
import { ja } from './ja';
import { pl } from './pl';
import { pt } from './pt';
import { system } from './system';
import { tr } from './tr';
import { zh } from './zh';

/** Every prompt that comes with the program. */
export const readyMade: readonly Prompt[] = [
  ...en,
  ...de,
  ...fr,
  ...es,
  ...it,
  ...pt,
  ...pl,
  ...tr,
  ...zh,
  ...ja,
  ...ar,
  ...system,
];
