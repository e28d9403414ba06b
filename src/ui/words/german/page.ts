// Deutsch: die Seite selbst, ihre Knöpfe und Listen.

export const words = {
  tagline: 'sehen, worauf sich ein Klassifikator stützt',
  help: 'Tasten',
  copyLink: 'Link kopieren',
  copied: 'Kopiert',
  forPage: 'Für eine Webseite:',
  copyFrame: 'Rahmen kopieren',
  copyElement: 'Element kopieren',
  done: 'Fertig',
  openWhole: 'In Limelight öffnen',
  privacy: 'Bild und Modell bleiben auf diesem Gerät.',
  drop: 'Bild oder Modell hier ablegen',
  unread: (names: readonly string[]) =>
    `Der Browser konnte ${names.slice(0, 5).join(', ')} nicht lesen; bitte die Dateien über den Knopf öffnen.`,
  slowStep: (left: number) =>
    `Die Engine gibt seit zehn Sekunden kein Lebenszeichen: ein langer Schritt, oder sie hängt. In ${left} Sekunden beginnt sie von selbst neu; was offen ist, bleibt offen.`,
  whichModel: (count: number) => `${count} Modelle sind gekommen. Welches soll es sein?`,
  invitation: 'Ein Bild und ein Modell irgendwo auf diese Seite ziehen',
  invitationMore:
    'Ein Foto und ein Modell: eine Datei .keras, .h5 oder .onnx, oder eine model.json mit ihren Teilen; als Dateien, Ordner oder Zip.',
  havePicture:
    'Jetzt ein Modell hierherziehen: .keras, .h5 oder .onnx, oder eine model.json mit ihren Teilen',
  haveModel: 'Jetzt ein Bild hierherziehen',
  fileInput: 'Bild- und Modelldateien',
  address: 'Adresse eines Bildes oder Modells',
  addressHelp:
    'Eine Adresse, oder alles, was ein Link enthalten kann: labels=https://…, layer=conv5, scale=128,128,128/64,64,64',
  open: 'Öffnen',
  openFiles: 'Dateien öffnen',
  picture: 'Bild',
  model: 'Modell',
  class: 'Klasse',
  method: 'Methode',
  layer: 'Schicht',
  openPicture: 'Bild öffnen',
  openModel: 'Modell öffnen',
  paste: 'Einfügen',
  stop: 'Anhalten',
  goOn: 'Weiter',
  draft: 'Entwurf',
  draftHelp:
    'Schätzt den Rest, sobald das genügen dürfte, frühestens nach einem Zehntel der Arbeit; was bis dahin bewertet ist, zählt',
  retry: 'Noch einmal',
  renew: 'Jetzt neu beginnen',
  dismiss: 'Schließen',
  opacity: 'Deckkraft',
  palette: 'Farben',
  above: 'Ab Wert',
  cells: 'Zellen',
  saw: 'Was das Modell sah',
  swipe: 'Vorhang: links der Linie das unberührte Bild',
  findClass: 'Klasse suchen',
  findAmong: (count: string) => `Eine von ${count} Klassen suchen`,
  classFigures: 'Fläche, wo die Klasse gewinnt · ihre Wahrscheinlichkeit über alle Stellen',
  findLayer: 'Schicht suchen',
  noClass: 'Keine Klasse heißt so.',
  noLayer: 'Keine Schicht heißt so.',
  classesLater: 'Hier erscheinen die Klassen, die wahrscheinlichste zuerst.',
  layersLater: 'Hier erscheinen die Schichten des Modells.',
  modelLater:
    'Noch kein Modell. Eine Keras- oder ONNX-Datei, oder die model.json von TensorFlow.js mit ihren Teilen.',
  settings: 'Einstellungen und Quelle',
  convention: 'Zahlen wie in',
  guessed: 'Vermutet',
  chosen: 'Gewählt',
  timings: 'Zeit',
  facts: 'Angaben',
}

export const firstContactWords = {
  name: 'Was als Nächstes möglich ist',
  drop: 'Ein Foto oder ein eigenes Modell irgendwo auf diese Seite ziehen.',
  dropOrOpen: 'Foto oder Modell hierherziehen oder „Öffnen“ drücken.',
  open: 'Dateien öffnen',
  openModel: 'Eigenes Modell öffnen',
  kinds: 'ONNX, Keras oder TensorFlow.js; ein Bild oder ein Ordner davon.',
  privacy: 'Bild und Modell bleiben auf diesem Gerät.',
  knows: (count: number) => `Dieses Modell kennt ${count} Dinge auf Tischen und sonst nichts`,
  namely: (labels: readonly string[]) =>
    `${labels.length > 0 ? `${labels.join(', ')}. ` : ''}Vielleicht zeigt das Bild keines davon, und jede Klasse wird für sich bewertet.`,
  general: (title: string, facts: string) =>
    `${title.replaceAll(' ', '\u00a0')} öffnen${facts && `, ${facts.replaceAll(/ (?=·|[kM]B)/g, '\u00a0')}`}`,
}

export const networkWords = {
  title: 'Netz',
  lock: 'Netz sperren',
  about:
    'Lädt die Seite mit allem, was offen ist, neu. Danach geht nichts mehr hinaus, an niemanden, bis das Netz entsperrt wird.',
  locked: 'Netz gesperrt: von dieser Seite geht nichts hinaus, an niemanden.',
  keep: 'Auch nach dem Neuladen gesperrt lassen',
  unlock: 'Netz entsperren',
}

export const scaleNames = {
  signed: 'x / 127,5 − 1',
  imagenet: 'ImageNet-Normierung',
  caffe: 'BGR minus Mittelwerte',
  bytes: '0 bis 255',
  bgr: 'BGR, 0 bis 255',
}
export const fitNames = { stretch: 'gestreckt', crop: 'beschnitten', letterbox: 'mit Rand' }
export const resizedNames = {
  stretch: (side: number) => `auf ${side} gestreckt, Mitte ausgeschnitten`,
  other: (side: number) => `auf ${side} verkleinert, Mitte ausgeschnitten`,
}
export const resampleNames = {
  nearest: 'nächster Nachbar',
  bilinear: 'bilinear',
  bicubic: 'bikubisch',
  lanczos: 'Lanczos',
  box: 'Mittelung',
  hamming: 'Hamming',
}
export const palettes = { turbo: 'Turbo (wie Regenbogen)', reveal: 'Foto enthüllen' }
export const fuseNames = {
  default: 'Regel der Methode',
  mean: 'Mittelwert',
  max: 'Maximum',
  product: 'Produkt',
}

/** Was jede Taste tut. */
export const keyTexts: Readonly<Record<string, string>> = {
  O: 'Bild öffnen',
  M: 'Modell öffnen',
  '/': 'Klasse suchen',
  L: 'Schicht suchen',
  '[ ]': 'Schicht davor, danach',
  ', .': 'Methode davor, danach',
  '1 2 3': 'Vorhang: Karte, halb, Bild',
  Space: 'Gedrückt halten blendet die Karte aus',
  '+ − 0': 'Vergrößern, mehr zeigen, alles zeigen; Pfeile verschieben den Ausschnitt',
  '← →': 'Im Streifen: das Bild davor, danach',
  E: 'Gewählte Klasse neben der wahrscheinlichsten',
  G: 'Mehrere Karten vergleichen',
  S: 'Link kopieren',
  D: 'Bild mit Karte herunterladen',
  Esc: 'Berechnung anhalten',
  'Ctrl Z': 'Ersetztes Bild oder Modell zurückholen',
  '?': 'Diese Liste',
}

/** Tasten, die auf einer deutschen Tastatur anders heißen. */
export const keyNames: Readonly<Record<string, string>> = { Space: 'Leertaste', 'Ctrl Z': 'Strg Z' }

export const expectedWords = {
  beside: (label: string) => `Neben ${label}`,
  about: 'Die Karte dieser Klasse und die der wahrscheinlichsten, und was beide unterscheidet (E)',
}

export const libraryWords = {
  library: 'Bibliothek',
  views: 'Letzte Ansichten',
  kept: 'In diesem Browser aufbewahrt',
  server: 'Auf diesem Server',
  public: 'Öffentlich, auf Klick geladen',
  nothing: 'Geöffnete Modelle werden hier aufbewahrt und öffnen sich auch ohne Netz.',
  remove: 'Entfernen:',
  keep: 'In diesem Browser aufbewahren, was ich öffne: Neuladen zeigt es wieder',
}

export const scaleWords = {
  scaling: 'Skalierung',
  resampling: 'Verkleinern',
  fit: 'Einpassen',
  own: 'Eigene Zahlen …',
  mean: 'Mittelwert',
  std: 'Std.-Abw.',
  use: 'Übernehmen',
  help: '(x − Mittelwert) / Standardabweichung für Rot, Grün, Blau (oder eine Zahl für alle); für 0 bis 255, oder für 0 bis 1 wie in PyTorch.',
}

export const layerWords = {
  several: 'Mehrere',
  severalHelp: 'Mehrere Schichten ankreuzen; ihre Karten werden zu einer verschmolzen',
  fuse: 'Verschmolzen durch',
  chosen: (count: number) => `${count} Schichten, verschmolzen durch`,
  count: (count: number) => `${count} Schichten`,
  pictures: 'Kleine Bilder',
  activations: 'Aktivierungen',
  maps: 'Karten',
  why: 'Die mittlere Aktivierung jeder Schicht, oder dort die Karte dieser Methode und Klasse.',
  tooSlow: (method: string) =>
    `Karten aller Schichten gibt es für Methoden mit einem Durchgang; ${method} braucht mehr.`,
}

export const conceptWords = {
  concepts: 'Konzepte',
  all: 'Alle',
  strength:
    'Wie stark ein Konzept dort ist, wo es das stärkste ist: jede Farbe von nichts bis zu ihrem größten Wert.',
  colours: 'Konzepte haben eigene Farben.',
  about: 'Klassen, wie der Kopf des Modells jedes Konzept für sich sieht, über die ganze Schicht gebreitet',
  score: (score: string) => `Punktwert ${score}`,
}
