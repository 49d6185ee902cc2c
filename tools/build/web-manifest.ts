import type { ManifestOptions } from 'vite-plugin-pwa';

/** What an operating system shows of the page once it is installed. */
export const webManifest: Partial<ManifestOptions> = {
  name: 'Playground',
  short_name: 'Playground',
  description: 'Small open-weight language models on your own device, compared side by side.',
  // Relative to the manifest: the site may stand under any path.
  start_url: './',
  scope: './',
  id: './',
  display: 'standalone',
  background_color: '#faf9f5',
  theme_color: '#faf9f5',
  icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
};
