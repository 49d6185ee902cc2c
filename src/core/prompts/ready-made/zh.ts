import { objectOf, promptsIn, text, whole } from './make';

export const zh = promptsIn('zh', {
  general: {
    sky: { title: '天空为什么是蓝色的', text: '请用三句简单的话解释天空为什么是蓝色的。' },
  },
  reasoning: {
    books: {
      title: '还剩几本书',
      text: '书架上有24本书，借走了四分之一，又放回来2本。现在书架上有几本书？请一步一步计算。',
    },
  },
  extraction: {
    parcel: {
      title: '从短信中提取信息',
      text: '请从下面的短信中提取信息，用JSON回答，键为“收件人”“数量”和“地点”。\n\n李明您好，您有3个包裹已送到学校东门，请尽快领取。',
      schema: objectOf({ 收件人: text, 数量: whole, 地点: text }),
    },
  },
  translation: {
    english: {
      title: '翻译成英文',
      text: '请翻译成英文，只给出译文。\n\n虽然下着雨，他们还是决定步行回家。',
    },
  },
});
