import { objectOf, promptsIn, text, whole } from './make';

export const fr = promptsIn('fr', {
  general: {
    sea: {
      title: 'Pourquoi la mer est salée',
      text: 'Explique en trois phrases simples pourquoi la mer est salée.',
    },
  },
  reasoning: {
    coins: {
      title: 'Combien reste-t-il ?',
      text: 'J’ai 20 euros. J’achète trois cahiers à 2,50 euros et un livre à 8 euros. Combien me reste-t-il ? Réponds étape par étape.',
    },
  },
  extraction: {
    contact: {
      title: 'Une personne en JSON',
      text: 'Extrais les informations sous forme de JSON avec les clés "nom", "age", "ville" et "metier".\n\nClaire Morel, 34 ans, est architecte et habite à Lyon.',
      schema: objectOf({ nom: text, age: whole, ville: text, metier: text }),
    },
  },
  translation: {
    english: {
      title: 'Vers l’anglais',
      text: 'Traduis en anglais. Donne seulement la traduction.\n\nIl fait un temps magnifique, on devrait manger dehors ce soir.',
    },
  },
});
