// Deutsch: was mitgenommen wird, Kamera, Hinweise, Prüfungen der Karte.
import { dotted, places } from '../../../results/format'

export const alertWords = {
  remarks: (n: number) => `${n} Hinweise`,
  missing:
    'Dieser Teil der Seite ließ sich nicht laden; bitte neu laden, sobald ihr Server wieder antwortet.',
  outdated:
    'Dieser Teil der Seite gehört zu einer älteren Fassung; bitte die neuere übernehmen, was offen ist, kommt zurück.',
  broken: 'Die Seite ist beim Zeichnen gescheitert; bitte neu laden, was offen war, kommt zurück.',
  reload: 'Neu laden',
  fewer: 'Weniger',
  replaced: (names: readonly string[]) => `Ersetzt: ${dotted(...names)}.`,
  update: 'Eine neue Fassung dieser Seite liegt bereit.',
  takeUpdate: 'Übernehmen',
  undo: 'Rückgängig',
  undoKey: 'Strg+Z oder ⌘Z',
}

export const trialWords = {
  tryOthers: 'Die anderen versuchen',
  trying: 'Wird versucht …',
  tried: 'Arten, das Bild zu skalieren, mit der Klasse, die jede ergibt',
}

export const cameraWords = {
  camera: 'Kamera',
  take: 'Bild aufnehmen',
  close: 'Schließen',
  name: 'Kamerabild',
  live: 'Live',
  liveHelp: 'Karte um Karte dessen, was die Kamera sieht',
  looking: (rate: number | null) => {
    if (rate === null) return 'Live'
    return `Live\u00a0· ${rate >= 10 ? Math.round(rate) : places(rate, 1)} Karten je Sekunde`
  },
  freeze: 'Einfrieren',
  instead: (method: string, before: string) =>
    `Live zeigt ${method} mit einem Durchgang je Bild; ${before} braucht viele. Zum Ansehen erst einfrieren.`,
  refused:
    'Der Browser gibt keine Kamera frei; bitte in der Adresszeile erlauben oder eine Bilddatei öffnen.',
}

export const pictureWords = {
  openFolder: 'Ordner öffnen',
  folderInput: 'Ordner mit Bildern',
  pasted: (number: number) => (number > 1 ? `eingefügtes Bild ${number}` : 'eingefügtes Bild'),
  setStays: (n: number) => `Zu sehen ist dieses eine Bild; die Sammlung von ${n} Bildern bleibt hier.`,
  setLater: (why: string) => `Die Bilder ließen sich nicht zeigen: ${why}`,
}

export const takeHomeWords = {
  copyFrame: 'HTML für eine Seite kopieren',
  report: 'Bericht (HTML)',
  png: 'Bild mit Unterschrift (PNG)',
  svg: 'Bild mit Unterschrift (SVG)',
  copyPicture: 'Bild mit Unterschrift kopieren',
  copyTerminal: 'Befehlszeile kopieren (npx limelight)',
  copyTorchcam: 'Zeilen für torchcam kopieren',
  copyGradCam: 'Zeilen für pytorch-grad-cam kopieren',
  thePicture: 'Bild',
  lines: 'Zeilen',
  copied: (what: string) => `Kopiert: ${what}.`,
  copiedWhole: 'Zeilen kopiert. Sie ergeben die ganze Karte; die gezeigte ist nicht fertig.',
  notCopied: (what: string, why: string) => `Nicht kopiert: ${what}. ${why}`,
  noSuch:
    'Für diese Karte gibt es keine Zeilen: Die Bibliothek kennt diese Methode, dieses Ziel oder diese Einstellung nicht.',
  noModule: (layer: string, other: string) =>
    `Für diese Karte gibt es keine Zeilen: ${layer} gibt kein Modul des PyTorch-Modells aus, und die Bibliotheken zeigen auf Module; bitte eine andere Schicht wählen${other ? `, etwa ${other}` : ''}.`,
  noMap: 'Noch gibt es keine Karte; erst ein Bild und ein Modell öffnen.',
  otherNumbers: (shown: string, library: string) =>
    `Die Karte auf der Seite hat Zahlen wie in ${shown}; für diese hier dort "${library}" wählen.`,
  behind: 'model: das PyTorch-Modell hinter diesem, im Zustand eval; eine Schicht heißt wie dort',
  converted: (layers: string) => `(${layers || 'das ganze Netz'} im umgewandelten)`,
  turned: 'eine Komponente hat kein eigenes Vorzeichen: ihr größter Wert gilt als positiv',
  enlarged: 'so groß wie die Eingabe: was --size input auf der Befehlszeile ergibt (npx limelight)',
  stretched:
    'jeder Kanal wird auf 0..1 gedehnt, auch der schwächste, und mit ihm die Rundung: Karten können sich um 1e-3 unterscheiden',
  saturated:
    'wo Aktivierungen groß sind (Eingaben von 0..255), ist der Kern überall 1 oder -1, und mehrere Karten sind gleich richtig',
  cancels:
    'vor einer Layer-Norm heben sich Gradient mal Aktivierung fast auf, und die Rundung bleibt: Karten können sich um wenige Hundertstel unterscheiden',
  unfinished: (done: string, total: string) => `Unfertig: ${done} von ${total}`,
  ownScale: 'Belege, auf der Skala dieser Karte: 1 ist ihr größter Wert',
  contours: 'Linien bei einem Viertel, der Hälfte und drei Vierteln davon',
  values: 'Werte der Methode selbst, nicht normiert',
  signed: 'Rot spricht für die Klasse, Blau gegen sie, die Null liegt in der Mitte',
  picture: 'Das Bild',
  map: 'Die Karte darüber',
  classes: 'Klassen',
  className: 'Klasse',
  probabilityName: 'Wahrscheinlichkeit',
  logit: 'Logit',
  value: 'Wert',
  trust: 'Wie weit ihr zu trauen ist',
  unmeasured: 'Als dieser Bericht entstand, war noch nichts gemessen.',
  truth: (iou: string) => `Bekannte Wahrheit: beste IoU mit dem Gegenstand ${iou}.`,
  model: 'Modell',
  again: 'Dieselbe Karte anderswo',
  recipe: 'Rezept',
}

export const sanityWords = {
  ask: 'Sagt diese Karte etwas über das Modell?',
  kinds: 'Was verändert wird',
  names: { cascading: 'Immer mehr Schichten', independent: 'Eine Schicht', classes: 'Andere Klassen' },
  about: {
    cascading:
      'Dieselbe Karte wird noch einmal gemacht, nachdem die Gewichte des Modells durcheinandergewürfelt sind, von der Ausgabe an. Bleibt sie, wie sie ist, zeigt sie das Bild und nicht, was das Modell gelernt hat.',
    independent:
      'Dieselbe Karte wird noch einmal gemacht, nachdem die Gewichte einer einzigen Schicht durcheinandergewürfelt sind, eine nach der anderen von der Ausgabe zur Eingabe. Wo sie bleibt, wie sie ist, spielt diese Schicht für sie keine Rolle.',
    classes:
      'Dieselbe Karte wird für andere, ausgeloste Klassen gemacht. Bleibt sie, wie sie ist, sagt sie nichts über die Klasse.',
  },
  asItIs: 'wie sie ist',
  noMap: 'keine Karte mehr',
  noOther: 'Es gibt keine andere Klasse.',
  someClass: (index: number) => `Klasse ${index}`,
  allLayers: 'alle Schich\u00adten',
  last: (share: string) => `letzte ${share.replace(' ', '\u00a0')}`,
  ofAll: (number: string) => `Rangkorrelation, wenn alle Gewichte durcheinander sind: ${number}.`,
  ofLayers: (least: string, most: string) =>
    `Rangkorrelation, wenn eine Schicht durcheinander ist: ${least} bis ${most}.`,
  ofClasses: (number: string) => `Mittlere Rangkorrelation mit den Karten anderer Klassen: ${number}.`,
  modelUnmoved: 'Kaum verändert: diese Karte sagt wenig über das Modell.',
  modelPart: 'Ein Teil dieser Karte kommt allein vom Bild.',
  modelMoved: 'Wenig bleibt übrig: die Karte hängt davon ab, was das Modell gelernt hat.',
  layersUnmoved: 'Kaum verändert, gleich welche es ist.',
  layersMoved: (layer: string) => `Am meisten ändert sie sich mit ${layer}.`,
  classUnmoved: 'Kaum verändert: diese Karte sagt wenig über die Klasse.',
  classPart: 'Ein Teil dieser Karte ist für alle Klassen gleich.',
  classMoved: 'Wenig ist gemeinsam: die Karte hängt von der Klasse ab.',
}
