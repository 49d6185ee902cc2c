import { promptsIn } from './make';

export const tr = promptsIn('tr', {
  general: {
    bees: {
      title: 'Arılar neden önemli?',
      text: 'Arıların doğa için neden önemli olduğunu üç kısa cümleyle açıkla.',
    },
  },
  reasoning: {
    change: {
      title: 'Para üstü',
      text: 'Tanesi 15 lira olan 4 defter aldım ve 100 lira verdim. Kaç lira para üstü alırım? Adım adım hesapla.',
    },
  },
  translation: {
    english: {
      title: 'İngilizceye',
      text: 'İngilizceye çevir. Yalnızca çeviriyi yaz.\n\nYarın erken kalkmam gerekiyor, bu yüzden bu akşam erken yatacağım.',
    },
  },
});
