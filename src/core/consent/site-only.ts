/** What is kept where a person wants the site's own host alone; the first paint looks for it. */
export const siteOnlyText = 'this-site-only';
