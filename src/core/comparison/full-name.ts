/** A model's name with its quantisation, since models of one name differ in how their parameters are stored. */
export function fullName(model: { readonly name: string; readonly quantisation: string }): string {
  return `${model.name}, ${model.quantisation}`;
}
