// Deutsch: Dateien von Bildern und Modellen, die sich nicht lesen lassen, und Namen von Klassen.
import type { Sentence } from '../told'

export const files: readonly Sentence[] = [
  [
    '{} is taken as a list of class names; where it does not fit the model, that is said.',
    '{} gilt als Liste von Klassennamen; passt sie nicht zum Modell, wird es gesagt.',
  ],
  [
    '{} is taken as a list of class names; open the model that it belongs to.',
    '{} gilt als Liste von Klassennamen; bitte das Modell öffnen, zu dem sie gehört.',
  ],
  [
    '{} is a BMP file of a rare kind; save it as PNG or JPEG.',
    '{} ist eine BMP-Datei seltener Art; bitte als PNG oder JPEG speichern.',
  ],
  [
    '{} is a TIFF file of a rare kind; save it as PNG or JPEG.',
    '{} ist eine TIFF-Datei seltener Art; bitte als PNG oder JPEG speichern.',
  ],
  [
    '{} is a run-length compressed BMP file; save it as PNG or JPEG.',
    '{} ist eine lauflängenkodierte BMP-Datei; bitte als PNG oder JPEG speichern.',
  ],
  [
    '{} unpacks to far more than its own pixels; save it again as PNG or JPEG.',
    '{} entpackt sich zu weit mehr als seinen Bildpunkten; bitte noch einmal als PNG oder JPEG speichern.',
  ],
  [
    '{} has {} × {} pixels; take a picture of at least one pixel.',
    '{} hat {} × {} Bildpunkte; bitte ein Bild mit mindestens einem nehmen.',
  ],
  [
    '{} has {} × {} pixels; scale it to at most {} a side and 100 million in all.',
    '{} hat {} × {} Bildpunkte; bitte auf höchstens {} je Seite und 100 Millionen insgesamt verkleinern.',
  ],
  [
    'The picture of {} × {} pixels is empty or incomplete; open another.',
    'Das Bild von {} × {} Bildpunkten ist leer oder unvollständig; bitte ein anderes öffnen.',
  ],
  [
    'The model takes {} channels; a picture has 1 or 3.',
    'Das Modell nimmt {} Kanäle; ein Bild hat 1 oder 3.',
  ],
  ['The model "{}" has no classes.', 'Das Modell „{}“ hat keine Klassen.'],
  ['It is larger than {} and is not kept.', 'Es ist größer als {} und wird nicht behalten.'],
  ['{}; it will be fetched again next time.', '{1!}; beim nächsten Mal wird es wieder geladen.'],
  ['The model {} cannot be opened: {}.', 'Das Modell {} lässt sich nicht öffnen: {}.'],
  [
    'The model names a file at another host ({}); that is not fetched.',
    'Das Modell nennt eine Datei auf einem anderen Server ({}); sie wird nicht geladen.',
  ],
  [
    '{} sends more than a page can hold; check the address.',
    '{} sendet mehr, als eine Seite fassen kann; bitte die Adresse prüfen.',
  ],
  [
    '{} has sent nothing for {} seconds ({}); try again later.',
    '{} sendet seit {} Sekunden nichts ({}); bitte später noch einmal versuchen.',
  ],
  ['There is no file "{}" among those that were given.', 'Unter den gegebenen Dateien ist keine „{}“.'],
  ['There is no file "{}" in "{}".', 'In „{2}“ ist keine Datei „{1}“.'],
  [
    'The weight {} is quantised with {} = {}; convert the model again.',
    'Das Gewicht {} ist mit {} = {} quantisiert; bitte das Modell neu umwandeln.',
  ],
  [
    'The weight {} holds a variance below zero ({}), at place {}; the file is damaged, so save the model again.',
    'Das Gewicht {} enthält an Stelle {3} eine Varianz unter null ({2}); die Datei ist beschädigt, bitte das Modell neu speichern.',
  ],
  ['The weight {} holds {}, at place {}; {}.', 'Das Gewicht {1} enthält an Stelle {3} {2!}; {4!}.'],
  [
    "The model's weight file {} is an address; weights are read from beside model.json alone.",
    'Die Gewichtsdatei {} des Modells ist eine Adresse; Gewichte werden nur von neben der model.json gelesen.',
  ],
  [
    '"{}" is a web page, not a model.json; check the address.',
    '„{}“ ist eine Webseite, keine model.json; bitte die Adresse prüfen.',
  ],
  [
    '"{}" is nested more than {} levels deep, which no real model is.',
    '„{}“ ist mehr als {} Ebenen tief verschachtelt; so sieht kein echtes Modell aus.',
  ],
  [
    '"{}" names no weight files (no weightsManifest); it is an architecture without weights.',
    '„{}“ nennt keine Gewichtsdateien (kein weightsManifest); es ist ein Aufbau ohne Gewichte.',
  ],
  [
    'The model claims {} of weights, more than a page can hold.',
    'Das Modell nennt {} an Gewichten, mehr als eine Seite fassen kann.',
  ],
  [
    'The weight file "{}" is {} bytes longer than model.json says; it belongs to another model.',
    'Die Gewichtsdatei „{}“ ist {} Bytes länger, als model.json sagt; sie gehört zu einem anderen Modell.',
  ],
  [
    'The weight file ends inside the texts of {}; it is cut off, get it again.',
    'Die Gewichtsdatei endet mitten in den Texten von {}; sie ist abgeschnitten, bitte neu herunterladen.',
  ],
  [
    'Of the repository its model.onnx is opened; another version (model_fp16.onnx, model_quantized.onnx) opens by the address of its file.',
    'Von diesem Verzeichnis wird model.onnx geöffnet; eine andere Fassung (model_fp16.onnx, model_quantized.onnx) öffnet sich über die Adresse ihrer Datei.',
  ],
  [
    '{} has no onnx/model.onnx and no model.onnx that can be read; give the address of its ONNX file ({}).',
    '{} hat weder onnx/model.onnx noch model.onnx, die sich lesen lassen; bitte die Adresse der ONNX-Datei angeben ({}).',
  ],
  [
    'A weight in the manifest of model.json has no name.',
    'Ein Gewicht im Verzeichnis der model.json hat keinen Namen.',
  ],
  [
    'The weight "{}" has no valid shape in the manifest of model.json.',
    'Das Gewicht „{}“ hat im Verzeichnis der model.json keine gültige Form.',
  ],
  [
    'The weight {} is of type {}, which TensorFlow.js cannot read.',
    'Das Gewicht {} ist vom Typ {}, den TensorFlow.js nicht lesen kann.',
  ],
  [
    '{} holds more than a page can unpack; unpack it and open its folder.',
    '{} enthält mehr, als eine Seite entpacken kann; bitte entpacken und den Ordner öffnen.',
  ],
  [
    '{} could not be unpacked because {}; unpack it and open its folder.',
    '{} ließ sich nicht entpacken ({2?}); bitte entpacken und den Ordner öffnen.',
  ],
  [
    'The zip could not be written because {}; take fewer pictures at a time.',
    'Die Zip-Datei ließ sich nicht schreiben ({1?}); bitte weniger Bilder auf einmal nehmen.',
  ],
  ['The unpacking was stopped.', 'Das Entpacken wurde angehalten.'],
  [
    'The scene could not be drawn because {}; try again or reload the page.',
    'Die Szene ließ sich nicht zeichnen ({1?}); bitte noch einmal versuchen oder die Seite neu laden.',
  ],
  ['A layer has no thumbnail.', 'Eine Schicht hat kein kleines Bild.'],
  [
    'One output has two names: "{}" is the output, "{}" its negative.',
    'Eine Ausgabe hat zwei Namen: „{}“ ist die Ausgabe, „{}“ ihr Gegenteil.',
  ],
  [
    '{} begins with "{}", a class that the model lacks; it is left out.',
    '{} beginnt mit „{}“, einer Klasse, die dem Modell fehlt; sie bleibt weg.',
  ],
  ['{} begins with "{}", which is taken for a head.', '{} beginnt mit „{}“, das gilt als Überschrift.'],
  [
    '"{}" {}; open the model.json that tensorflowjs_converter wrote.',
    '„{}“ {2!}; bitte die model.json öffnen, die tensorflowjs_converter schrieb.',
  ],
  ['{}: {} names for {} class; not used.', '{}: {} Namen für {} Klasse; nicht benutzt.'],
  ['{}: {} name for {} classes; not used.', '{}: {} Name für {} Klassen; nicht benutzt.'],
  ['The weight file "{}" {}.', 'Die Gewichtsdatei „{}“ {2!}.'],
]
