// Deutsch: warum ein Operator oder eine Schicht nicht berechnet wird, als Teil eines Satzes.
import type { Sentence } from '../told'

/** Hinter „Der Operator … bei …“. */
export const refusals: readonly Sentence[] = [
  ['lacks its input', 'hat keine Eingabe'],
  ['picks the index {} of {}', 'greift nach dem Index {} von {}'],
  ['has {} pads for {} axes', 'hat {} Ränder für {} Achsen'],
  ['has an input [{}] and {} heads', 'hat eine Eingabe [{}] und {} Köpfe'],
  ['has its channels where they are not expected', 'hat die Kanäle, wo sie niemand erwartet'],
  [
    'works on {} axes of space; one to three are computed here',
    'hat {} räumliche Achsen; berechnet werden hier eine bis drei',
  ],
  [
    'works on {} axes of space; one and two are computed here',
    'hat {} räumliche Achsen; berechnet werden hier eine und zwei',
  ],
  ['turns {} of {} numbers', 'dreht {} von {} Zahlen'],
  ['takes {} of {} values', 'nimmt {} von {} Werten'],
  ['splits {} into parts of {}', 'zerlegt {} in Teile zu {}'],
  ['splits {} into {}', 'zerlegt {} in {}'],
  ['reads "{}", which is no list that can be known', 'liest „{}“, das ist keine bekannte Liste'],
  ['quantises to {}, which is not computed here', 'quantisiert zu {}, das wird hier nicht berechnet'],
  ['pads by "{}", which is not known here', 'füllt mit „{}“ auf, das ist hier nicht bekannt'],
  ['names {} activations where it has {}', 'nennt {} Aktivierungen, hat aber {}'],
  ['names the axis {} of a value of {} axes', 'nennt die Achse {} eines Wertes mit {} Achsen'],
  ['multiplies [{}] by [{}]', 'multipliziert [{}] mit [{}]'],
  ['has {} scales for {} weights', 'hat {} Skalen für {} Gewichte'],
  ['has {} inputs for "{}"', 'hat {} Eingaben für „{}“'],
  ['has {} heads for {} numbers', 'hat {} Köpfe für {} Zahlen'],
  ['has windows of [{}] over {} axes', 'hat Fenster von [{}] über {} Achsen'],
  ['has windows larger than its input of [{}]', 'hat Fenster, die größer sind als seine Eingabe von [{}]'],
  ['has weights of {} bits with {} scales', 'hat Gewichte von {} Bit mit {} Skalen'],
  ['has weights for {} numbers, where {} go in', 'hat Gewichte für {} Zahlen, bekommt aber {}'],
  ['has weights [{}] from one step to the next', 'hat Gewichte [{}] von Schritt zu Schritt'],
  ['has weights [{}] for {} channels in {} groups', 'hat Gewichte [{}] für {} Kanäle in {} Gruppen'],
  ['has weights [{}] for a sequence [{}]', 'hat Gewichte [{}] für eine Folge [{}]'],
  ['has weights [{}] for [{}]', 'hat Gewichte [{}] für [{}]'],
  ['has the order [{}] for a value of {} axes', 'hat die Reihenfolge [{}] für einen Wert mit {} Achsen'],
  ['has the mode "{}" and the padding "{}"', 'hat den Modus „{}“ und die Auffüllung „{}“'],
  ['has the mode "{}"', 'hat den Modus „{}“'],
  [
    'has the activation {}, which is not computed here',
    'hat die Aktivierung {}, die hier nicht berechnet wird',
  ],
  ['has the activation {}', 'hat die Aktivierung {}'],
  ['has an input [{}] for "{}"', 'hat eine Eingabe [{}] für „{}“'],
  ['has a grid [{}] for a map [{}]', 'hat ein Raster [{}] für eine Karte [{}]'],
  ['has [{}] for a map of {} axes of space', 'hat [{}] für eine Karte mit {} räumlichen Achsen'],
  ['drops the axis {} of [{}]', 'lässt die Achse {} von [{}] weg'],
  ['divides {} channels into {} groups', 'teilt {} Kanäle in {} Gruppen'],
  ['cuts {} × {} into blocks of {}', 'schneidet {} × {} in Blöcke zu {}'],
  ['cuts {} channels into blocks of {}', 'schneidet {} Kanäle in Blöcke zu {}'],
  ['cannot stretch [{}] to [{}]', 'kann [{}] nicht auf [{}] strecken'],
  ['cannot multiply [{}] by [{}]', 'kann [{}] nicht mit [{}] multiplizieren'],
  ['cannot join [{}] and [{}]', 'kann [{}] und [{}] nicht zusammenfügen'],
  ['cannot give [{}] the shape [{}]', 'kann [{}] nicht in die Form [{}] bringen'],
  ['cannot bring {} to one shape', 'kann {} nicht in eine Form bringen'],
  ['asks for place {} of a list of {}', 'fragt nach Stelle {} einer Liste von {}'],
  ['asks for a value of the shape [{}]', 'fragt nach einem Wert der Form [{}]'],
  ['approximates by "{}", which is not known here', 'nähert mit „{}“, das ist hier nicht bekannt'],
  ['splits by what the picture says', 'teilt danach, was im Bild ist'],
  ['says neither sizes nor scales', 'nennt weder Größen noch Faktoren'],
  ['puts values at places that depend on the picture', 'schreibt Werte an Stellen, die vom Bild abhängen'],
  ['picks from a list by what the picture says', 'wählt aus einer Liste danach, was im Bild ist'],
  ['picks by indices that depend on the picture', 'wählt nach Indizes, die vom Bild abhängen'],
  [
    'lays dilated patches, or patches of other than two axes',
    'legt dilatierte Bildstücke oder solche mit anderen als zwei Achsen',
  ],
  ['keeps unlike numbers of keys and values', 'hat verschieden viele Schlüssel und Werte'],
  [
    'is asked where its largest values lie, which is not computed here',
    'soll sagen, wo seine größten Werte liegen, das wird hier nicht berechnet',
  ],
  ['holds no value', 'enthält keinen Wert'],
  ['holds a value that nothing here computes with', 'enthält einen Wert, mit dem hier nichts rechnet'],
  ['has sequences of unlike lengths', 'hat Folgen verschiedener Länge'],
  ['has no windows', 'hat keine Fenster'],
  ['has no shape to tell', 'hat keine Form'],
  ['has its weights in an order of their own', 'hat seine Gewichte in einer eigenen Reihenfolge'],
  [
    'has its queries, keys and values packed, which is not computed here',
    'hat Anfragen, Schlüssel und Werte in einem Stück, das wird hier nicht berechnet',
  ],
  ['goes in steps of 0', 'geht in Schritten von 0'],
  ['casts to a type that nothing here computes with', 'wandelt in einen Typ um, mit dem hier nichts rechnet'],
  ['cannot be known before the model runs', 'ist nicht bekannt, bevor das Modell läuft'],
  ['asks for more than the {} values of a list', 'fragt nach mehr als den {} Werten einer Liste'],
  ['has an input [{}] for {} patches of {}', 'hat eine Eingabe [{}] für {} Bildstücke zu {}'],
  [
    'has {} heads of queries for {} of keys, of {} and {} numbers',
    'hat {} Köpfe mit Anfragen und {} mit Schlüsseln, zu {} und {} Zahlen',
  ],
  [
    'masks tokens or keeps what came before, as language models do, which is not computed here',
    'maskiert Tokens oder merkt sich, was vorher kam, wie Sprachmodelle es tun; das wird hier nicht berechnet',
  ],
  [
    'puts values at {} places, which are too many; export the model with torch.onnx.export(..., dynamo=True)',
    'schreibt Werte an {} Stellen, das sind zu viele; bitte das Modell mit torch.onnx.export(..., dynamo=True) exportieren',
  ],
]

/** Hinter „Die Schicht … ist“. */
export const layerRefusals: readonly Sentence[] = [
  [
    'a Lambda, whose Python code only Python can run; {}',
    'ein Lambda, dessen Python-Code nur Python ausführen kann; {1!}',
  ],
  [
    'a KerasLayer of TensorFlow Hub, and this file holds no network for it; {}',
    'ein KerasLayer von TensorFlow Hub, und diese Datei enthält dafür kein Netz; {1!}',
  ],
  [
    'wrapped for quantisation-aware training ({}); save the model as it was before quantize_model, with the trained weights, and convert that',
    'für ein Training mit Quantisierung verpackt ({}); bitte das Modell von vor quantize_model mit den trainierten Gewichten speichern und umwandeln',
  ],
  [
    'wrapped for pruning ({}); call strip_pruning on the model and convert that',
    'zum Ausdünnen verpackt ({}); bitte strip_pruning auf das Modell anwenden und das Ergebnis umwandeln',
  ],
  [
    'of class {}, which is not for pictures; convert the part of the model that takes the picture',
    'von der Klasse {}, die nicht für Bilder da ist; bitte den Teil des Modells umwandeln, der das Bild nimmt',
  ],
  ['of class {}, which is not supported; {}', 'von der Klasse {}, die nicht unterstützt wird; {2!}'],
  ['of class {}, which is not known here; {}', 'von der Klasse {}, die hier nicht bekannt ist; {2!}'],
]

/** Warum eine Datei kein ONNX ist. */
export const damages: readonly Sentence[] = [
  ['it has no graph', 'sie hat keinen Graphen'],
  [
    'it keeps weights as sparse tensors, which are not read; write them dense',
    'sie enthält Gewichte als dünn besetzte Tensoren, die hier nicht gelesen werden; bitte dicht schreiben',
  ],
  ['it has two weights of the name {}', 'sie hat zwei Gewichte namens {}'],
  [
    'it has numbers of the type {}, which is none of those that are read',
    'sie hat Zahlen vom Typ {}, der hier nicht gelesen wird',
  ],
  ['the tensor {} has the shape [{}]', 'der Tensor {} hat die Form [{}]'],
  [
    'the tensor {} of shape [{}] needs {} bytes and has {}',
    'der Tensor {} der Form [{}] braucht {} Bytes und hat {}',
  ],
  [
    'a weight lies in another file that it does not name',
    'ein Gewicht liegt in einer anderen Datei, die sie nicht nennt',
  ],
  ['a weight in {} is {} bytes long', 'ein Gewicht in {} ist {} Bytes lang'],
  ['it has a field of number {}', 'sie hat ein Feld mit der Nummer {}'],
  ['it has a field of the wire type {}', 'sie hat ein Feld vom Wire-Typ {}'],
  [
    'a part of {} bytes begins at byte {}, but {} are left',
    'ein Teil von {} Bytes beginnt bei Byte {}, aber {} sind übrig',
  ],
]
