// Deutsch: die Rahmen, die ein Detektor findet.

export const boxWords = {
  boxes: 'Rahmen',
  over: (count: string, all: string, score: string) => `${count} von ${all} ab ${score}`,
  from: 'Ab Punktwert',
  none: (score: string, best: string) =>
    `Kein Rahmen erreicht ${score}; der beste hat ${best}. Ein kleinerer Wert zeigt mehr.`,
  chosen: 'Gewählt, unter diesem Wert',
  unknown: 'wich einem besseren',
  broken: (count: string) => `${count} Vorhersagen enthalten etwas, das keine Zahl ist; sie fehlen hier.`,
  help: 'Die Karte gilt dem Punktwert eines Rahmens und seiner Klasse. Einen Rahmen im Bild anklicken oder hier wählen.',
  helpTouch:
    'Die Karte gilt dem Punktwert eines Rahmens und seiner Klasse. Einen Rahmen im Bild antippen oder hier wählen.',
}
