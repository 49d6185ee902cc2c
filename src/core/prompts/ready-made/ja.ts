import { promptsIn } from './make';

export const ja = promptsIn('ja', {
  general: {
    seasons: {
      title: '季節がある理由',
      text: 'なぜ季節が変わるのか、三つの短い文で説明してください。',
    },
  },
  reasoning: {
    candy: {
      title: 'あめは何個？',
      text: 'あめが30個あります。5人に4個ずつ配ると、何個残りますか。順を追って計算してください。',
    },
  },
  translation: {
    english: {
      title: '英語に訳す',
      text: '次の文を英語に訳してください。訳文だけを書いてください。\n\n電車が遅れたので、会議に間に合いませんでした。',
    },
  },
});
