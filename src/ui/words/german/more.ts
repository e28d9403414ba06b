// Deutsch: was läuft, Vergleich, Werkzeuge, Mitnehmen, Hinweise, Szenen, das Telefon.
import { places } from '../../../results/format'

export const phoneWords = {
  lists: 'Listen',
  look: 'Aussehen',
}

export const runWords = {
  running: 'Läuft',
  stoppedAt: (method: string, done: string, total: string) => `${method} angehalten bei ${done} von ${total}`,
  draft: (method: string) => `${method}, ein Entwurf`,
  from: (time: string) => `ab ${time}`,
  estimated: 'der Rest ist geschätzt',
  of: (done: string, total: string) => `${done} von ${total}`,
  opening: (name: string) => `${name} wird geöffnet`,
  starting: 'Die Engine startet',
  classifying: 'Klassifizieren',
  compiles: 'der erste Lauf kompiliert noch',
  preparing: (name: string) => `${name} wird vorbereitet`,
  loading: (name: string) => `${name} wird geladen`,
  step: (method: string, done: string, total: string) => `${method} ${done} von ${total}`,
  rate: (number: string) => `${number} je Sekunde`,
  left: (time: string) => `noch ${time}`,
  leastLeft: (time: string) => `noch mindestens ${time}`,
}

export const engineWords = {
  title: 'Die Engine',
  none: 'Keine Engine',
  starting: 'Startet',
  emulated: 'nachgebildet',
  workers: (count: number) => `${count} Worker`,
  computedWith: 'Karten werden berechnet mit ',
  computeWith: 'Rechnen mit',
  best: 'dem Besten',
  holds: 'Was die Engine hält',
  tensors: 'Tensoren',
  memory: 'Speicher',
}

export const partWords = {
  classes: 'Klassen',
  methods: 'Methoden',
  layers: 'Schichten',
  pictures: 'Bilder',
  maps: 'Karten',
  mapsToCompare: 'Karten zum Vergleichen',
  output: 'Ausgabe',
  outputWith: 'Ausgabe mit den Klassen',
  readAs: 'Als was die Ausgabe gelesen wird',
  whole: 'Ganze Karte öffnen',
  back: 'Zurück',
  usual: (layer: string) => `Üblich: ${layer}. `,
  takes: (allowed: string) => `Möglich: ${allowed}.`,
  takesElse: (allowed: string, value: string) => `Möglich: ${allowed}; es bleibt bei ${value}.`,
  repair: 'Beim Laden repariert',
  repairs: (count: number) => `${count} Reparaturen beim Laden`,
  dropMissing: (files: string) => `${files} hierherziehen, um zu sehen, was gezeigt wurde`,
  noClipboard: 'Der Browser gab die Zwischenablage nicht frei; bitte Strg+V (oder ⌘V) drücken.',
  noClipboardTouch: 'Der Browser gab die Zwischenablage nicht frei; bitte das Bild als Datei öffnen.',
  linkNotCopied: (url: string) => `Der Browser ließ den Link nicht kopieren; hier ist er: ${url}`,
  close: 'Schließen',
  overlay: 'Überlagerung',
  map: 'Karte',
  recipe: 'Rezept',
  report: 'Bericht',
  downloadOverlay: 'Überlagerung herunterladen',
  downloadMap: 'Karte herunterladen',
  downloadRecipe: 'Rezept herunterladen',
  downloadReport: 'Bericht herunterladen',
  share: 'Teilen',
  compare: 'Vergleichen',
}

export const factWords = {
  format: 'Format',
  size: 'Größe',
  sizeOf: (parameters: string, bytes: string) => `${parameters} Parameter, ${bytes}`,
  input: 'Eingabe',
  classes: 'Klassen',
}

export const costNames = {
  'one pass': 'Ein Durchgang',
  'a few passes': 'Wenige Durchgänge',
  'many passes': 'Dutzende Durchgänge',
  'per channel': 'Ein Durchgang je Kanal',
  'per mask': 'Ein Durchgang je Maske',
  'per channel and sample': 'Viele Durchgänge je Kanal',
}

export const methodWords = {
  find: 'Methode suchen',
  none: 'Zu keiner Methode passt dieses Wort.',
  all: 'Alle zeigen:',
  fewer: 'Weniger zeigen',
  channels: (count: string) => `hier ${count} Kanäle`,
  same: (name: string) => `wie ${name}`,
  about:
    'Zeiten dieses Geräts mit diesem Modell: gemessen, sobald eine Methode gelaufen ist, bis dahin geschätzt (≈).',
  draft: (time: string) => `Entwurf ab ${time}`,
}

export const toolWords = {
  erase: 'Radieren',
  alike: 'Ähnliches',
  brush: 'Pinsel',
  box: 'Rechteck',
  size: 'Größe',
  fill: 'Füllung',
  fills: { mean: 'Mittlere Farbe', blur: 'Unschärfe', zero: 'Null' },
  undo: 'Strich zurück',
  clear: 'Leeren',
  eraseHint:
    'Über das Bild malen: die Klassen folgen sofort. Tasten: Pfeile bewegen, Enter radiert (Rechteck: erst eine Ecke, dann die andere), Rücktaste nimmt zurück.',
  eraseTouch: 'Über das Bild malen: die Klassen folgen sofort.',
  alikeHint:
    'Eine Stelle anklicken: hell wird, was die Schicht ähnlich sieht. Tasten: Pfeile gehen von Zelle zu Zelle.',
  alikeTouch: 'Eine Stelle antippen: hell wird, was die Schicht ähnlich sieht.',
  eraseArea: 'Bild zum Radieren',
  alikeArea: 'Bild zum Zeigen',
  stays: (at: string) => `bleibt ${at}`,
  goes: (from: string, to: string) => `wird ${to} (vorher ${from})`,
  nowFirst: (name: string, probability: string) =>
    `; am wahrscheinlichsten ist jetzt ${name} (${probability})`,
  without: (share: string, name: string, change: string, rest: string) =>
    `Ohne ${share} dessen, was das Modell sieht: ${name} ${change}${rest}.`,
  insideBox: 'Der Gipfel der Karte liegt im Rechteck',
  outsideBox: 'Der Gipfel der Karte liegt außerhalb des Rechtecks',
  ofBox: (peak: string, energy: string, iou: string) =>
    `${peak}; dort liegen ${energy} ihrer Energie, beste IoU ${iou}.`,
  likeness: (layer: string, low: string, high: string) =>
    `Zu sehen: wie ähnlich ${layer} jede Stelle und die markierte sieht, als Kosinus der Aktivierungen (${low} bis ${high}). Die Karte kommt zurück, wenn das Werkzeug weggelegt wird.`,
  silent: 'An dieser Stelle schweigt die Schicht: es gibt nichts zu vergleichen.',
}

export const targetWords = {
  target: 'Erklären',
  logit: 'Logit',
  probability: 'Wahrscheinlichkeit',
  value: 'Wert',
  negative: 'was dagegen spricht',
  contrast: 'Unterschied zu …',
  region: 'wo sie gewinnt',
  cell: 'Zelle oder Bereich …',
  against: 'Unterschied zu',
  rows: 'Zeilen und Spalten: y, x oder y0, x0, y1, x1',
}

export const scoreWords = {
  value: (value: string) => `Wert ${value}`,
  there: {
    logit: (value: string) => `Logit dort ${value}`,
    probability: (value: string) => `Wahrscheinlichkeit dort ${value}`,
    value: (value: string) => `Wert dort ${value}`,
  },
  difference: {
    logit: (value: string) => `Logit-Differenz ${value}`,
    probability: (value: string) => `Differenz der Wahrscheinlichkeiten ${value}`,
    value: (value: string) => `Differenz der Werte ${value}`,
  },
}

export const outputKindWords = {
  label: 'Lesart',
  logits: 'Logits (Softmax)',
  probabilities: 'Wahrscheinlichkeiten',
  scores: 'jede für sich',
  values: 'Werte, keine Klassen',
  mask: 'Klassen an jeder Stelle',
  boxes: 'Rahmen',
  'boxes-objectness': 'Rahmen (mit Objektwert)',
  'boxes-softmax': 'Rahmen (Softmax)',
}

export const sceneWords = {
  fresh: 'Neue Szene',
  absent: (label: string, classes: readonly string[]) =>
    `In dieser Szene gibt es kein Ding der Klasse ${label}; sie enthält ${classes.join(', ')}.`,
  verdict: (label: string, hit: boolean) =>
    hit
      ? `Bekannte Wahrheit: der Gipfel liegt auf ${label}.`
      : `Bekannte Wahrheit: der Gipfel liegt neben ${label}.`,
  figures: (energy: string, iou: number) =>
    `${energy} der Energie der Karte liegen darin, beste IoU ${places(iou, 2)}.`,
}

export const timeWords = {
  load: 'Laden',
  preprocess: 'Vorbereiten',
  classify: 'Klassifizieren',
  explain: 'Erklären',
  draw: 'Zeichnen',
}
