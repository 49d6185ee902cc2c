/** Entry of the grammar worker. The guard comes first: it runs before any other module does. */
import '../engine/network-guard';
import { GrammarCompiler, TokenizerInfo } from '@mlc-ai/web-xgrammar';
import { expose, proxy, wrap } from 'comlink';
import { tokenTableOf, type TokenTable } from '../../core/engine/token-table';
import { failed, success } from '../../core/outcome';
import { mlcFiles, tokenizers } from '../../core/store/mlc-files';
import type { VerifiedFiles } from '../../core/store/verified-files';
import { compileSchema } from '../engine/json-grammar';
import { CompilerWords } from './compiler-words';
import type { GrammarWorker } from './protocol';

const words = new CompilerWords(console);

const service: GrammarWorker = {
  async compile(schema, port) {
    const files = wrap<VerifiedFiles>(port);
    const texts: string[] = [];
    for (const path of [tokenizers[0], mlcFiles.config]) {
      const read = await files.read(
        path,
        proxy(() => undefined),
      );
      if (!read.ok) return failed({ kind: 'files', failure: read.failure });
      texts.push(new TextDecoder().decode(read.value));
    }
    const [tokenizer = '', config = ''] = texts;
    let known: TokenTable;
    try {
      known = tokenTableOf(tokenizer, config);
    } catch (error) {
      return failed({ kind: 'tokens', detail: String(error) });
    }
    const { tokens, method, prependsSpace, vocabularySize, stopTokens } = known;
    try {
      const table = await TokenizerInfo.createTokenizerInfo(
        [...tokens],
        method,
        prependsSpace,
        vocabularySize,
        [...stopTokens],
      );
      await compileSchema(await GrammarCompiler.createGrammarCompiler(table), schema);
      return success(undefined);
    } catch (error) {
      return failed({ kind: 'refused', detail: words.last ?? String(error) });
    }
  },
};

expose(service);
