import { promptsIn } from './make';

export const pt = promptsIn('pt', {
  general: {
    night: {
      title: 'Por que existe a noite',
      text: 'Explique em três frases simples por que existem o dia e a noite.',
    },
  },
  code: {
    even: {
      title: 'Números pares',
      text: 'Escreva uma função em Python que receba uma lista de números e devolva apenas os pares. Mostre só o código.',
    },
  },
  translation: {
    english: {
      title: 'Para o inglês',
      text: 'Traduza para o inglês. Dê apenas a tradução.\n\nSe chover amanhã, vamos ficar em casa e ver um filme.',
    },
  },
});
