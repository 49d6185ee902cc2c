import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { allowedHostsModule } from './tools/build/allowed-hosts';
import { catalogueFile, catalogueOfBuild } from './tools/build/catalogue-file';
import { messages } from './tools/build/messages';
import { policyFiles } from './tools/build/policy-files';
import { scriptedEngine } from './tools/build/scripted-engine';
import { shellList } from './tools/build/shell-list';
import { webManifest } from './tools/build/web-manifest';

const kept = shellList();

// `vite build --mode scripted` makes the site with the scripted engine, for tests of what stands
// around an engine; everything else in it is the same.
//
// PLAYGROUND_HOSTS and PLAYGROUND_MIRROR say which hosts beside its own the site may fetch models
// from (README, "Models from other hosts").
const { allowedHosts } = catalogueOfBuild(process.env);
const allowed = (): Plugin => allowedHostsModule(allowedHosts);

export default defineConfig(({ mode }) => ({
  // Relative addresses: the same build works at the root of a host and under any path.
  base: './',
  build: {
    target: 'es2023',
    outDir: mode === 'scripted' ? 'dist-scripted' : 'dist',
    // Inlined assets would be data: addresses, which the policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The engine is one chunk of several megabytes by design; size-limit watches the first load.
    chunkSizeWarningLimit: 8000,
    rolldownOptions: {
      output: {
        // What the first paint needs comes as one file: a request for each part of it that another
        // screen shares costs more than it saves.
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
      },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [allowed(), ...(mode === 'scripted' ? [scriptedEngine()] : [])],
    rolldownOptions: {
      output: {
        // What the two store workers share: one file for both.
        codeSplitting: {
          groups: [{ name: 'store-service', test: /worker\/store\/start-store\.ts$/ }],
        },
      },
    },
  },
  plugins: [
    svelte({ configFile: false }),
    messages({ withPseudo: mode === 'scripted' }),
    allowed(),
    catalogueFile(process.env),
    policyFiles(allowedHosts),
    kept.plugin,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'service-worker.ts',
      injectRegister: false,
      manifest: webManifest,
      injectManifest: {
        rollupFormat: 'iife',
        buildPlugins: { vite: [allowed()] },
        globPatterns: ['**/*.{html,js,css,json,svg,png,webmanifest}'],
        globIgnores: ['models/**'],
        manifestTransforms: [kept.transform],
        // The default of 2 MiB would drop the engine without a word.
        maximumFileSizeToCacheInBytes: 16 * 2 ** 20,
      },
    }),
  ],
}));
