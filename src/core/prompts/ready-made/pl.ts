import { promptsIn } from './make';

export const pl = promptsIn('pl', {
  general: {
    snow: {
      title: 'Dlaczego śnieg jest biały',
      text: 'Wyjaśnij w trzech prostych zdaniach, dlaczego śnieg jest biały.',
    },
  },
  reasoning: {
    age: {
      title: 'Ile lat ma brat?',
      text: 'Ania ma 12 lat. Jej brat jest od niej o 5 lat starszy. Ile lat będzie miał brat za 3 lata? Policz krok po kroku.',
    },
  },
  translation: {
    english: {
      title: 'Na angielski',
      text: 'Przetłumacz na angielski. Podaj tylko tłumaczenie.\n\nZapomniałem parasola, a potem oczywiście zaczęło padać.',
    },
  },
});
