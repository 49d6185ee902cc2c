import * as v from 'valibot';

const TemplateSchema = v.looseObject({ role_empty_sep: v.nullish(v.string()) });
const ConfigSchema = v.looseObject({
  conv_template: TemplateSchema,
  conv_config: v.nullish(TemplateSchema),
});

/** What WebLLM takes where a template does not say how its reply header ends. */
const otherwise = ': ';

/**
 * How a model's reply header ends: what stands between the name of the role and the answer. A
 * template that cannot be read gives WebLLM's own default: it fails to load then, by itself.
 *
 * @param config text of the model's `mlc-chat-config.json`
 * @returns the changes of the template that the config makes itself, the header's end always among them
 */
export function replyHeader(config: string): { role_empty_sep: string } {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), ConfigSchema), config);
  if (!parsed.success) return { role_empty_sep: otherwise };
  const { conv_template: template, conv_config: changes } = parsed.output;
  const role_empty_sep = changes?.role_empty_sep ?? template.role_empty_sep ?? otherwise;
  return { ...changes, role_empty_sep };
}
