import { objectOf, promptsIn, text, whole } from './make';

export const es = promptsIn('es', {
  general: {
    leaves: {
      title: 'Por qué caen las hojas',
      text: 'Explica en tres frases por qué muchos árboles pierden las hojas en otoño.',
    },
  },
  reasoning: {
    days: {
      title: '¿Qué día será?',
      text: 'Hoy es miércoles. ¿Qué día de la semana será dentro de diez días? Explica cómo lo calculas.',
    },
  },
  extraction: {
    booking: {
      title: 'Una reserva en JSON',
      text: 'Extrae la reserva como JSON con las claves "nombre", "personas" y "hora".\n\nBuenas tardes, soy Lucía Vega. Quería una mesa para cuatro personas a las 21:30.',
      schema: objectOf({ nombre: text, personas: whole, hora: text }),
    },
  },
});
