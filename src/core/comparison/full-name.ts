import { unknownFact } from '../catalogue/unknown';

/**
 * A model's name with its quantisation, since models of one name differ in how their parameters are stored.
 * The name alone where nobody has told it: records keep this, and are read in every language.
 */
export function fullName(model: { readonly name: string; readonly quantisation: string }): string {
  const { name, quantisation } = model;
  return quantisation === unknownFact ? name : `${name}, ${quantisation}`;
}
