import { expect, test } from 'vitest';
import { pagePolicy, policyOfWorkerScript } from './policies';

test('the engine and the grammar worker may reach nothing, the closed store worker its own site alone', () => {
  const engine = policyOfWorkerScript('/sub/assets/engine.worker-2-xAyB_-.js', []);
  const grammar = policyOfWorkerScript('assets/grammar.worker-C53XrHR9.js', []);
  const store = policyOfWorkerScript('assets/store.worker-C53XrHR9.js', ['hub.example']);
  expect(engine).toContain("connect-src 'none';");
  expect(grammar).toBe(engine);
  expect(store).toContain("connect-src 'self';");
});

test('the store workers, which come in several files, may import them in Firefox too; the others start nothing', () => {
  for (const name of ['store', 'open-store']) {
    expect(policyOfWorkerScript(`${name}.worker-x.js`, [])).toContain("worker-src 'self';");
  }
  for (const name of ['engine', 'grammar']) {
    expect(policyOfWorkerScript(`${name}.worker-x.js`, [])).toContain("worker-src 'none';");
  }
});

test('a build that allows hosts gives them to the open store worker, and to no other thread', () => {
  const hosts = ['hub.example', '*.cdn.example', 'localhost:4000'];
  expect(policyOfWorkerScript('assets/open-store.worker-C5-_XrH.js', hosts)).toContain(
    "connect-src 'self' https://hub.example https://*.cdn.example http://localhost:4000;",
  );
  expect(policyOfWorkerScript('engine.worker-x.js', hosts)).toContain("connect-src 'none';");
  expect(policyOfWorkerScript('store.worker-x.js', hosts)).toContain("connect-src 'self';");
  expect(pagePolicy).toContain("connect-src 'self';");
});

test('other scripts have no policy of their own', () => {
  expect(policyOfWorkerScript('/assets/index-abc.js', [])).toBeUndefined();
  expect(policyOfWorkerScript('/service-worker.js', [])).toBeUndefined();
});

test('no policy allows inline code or evaluation', () => {
  for (const policy of [pagePolicy, policyOfWorkerScript('engine.worker-x.js', []) ?? '']) {
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
  }
});
