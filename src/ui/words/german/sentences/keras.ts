// Deutsch: Dateien von Keras, die sich nicht öffnen lassen, und was an ihnen geändert wurde.
import type { Sentence } from '../told'

export const keras: readonly Sentence[] = [
  [
    '"{}" is a zip without {}, so it is no .keras file.',
    '„{}“ ist eine Zip-Datei ohne {}, also keine .keras-Datei.',
  ],
  ['"{}" has a configuration without a model in it.', '„{}“ enthält eine Beschreibung ohne Modell.'],
  [
    '"{}" is a model of its own class "{}", whose computation is Python code that the file does not hold; {}.',
    '„{}“ ist ein Modell der eigenen Klasse „{}“, dessen Rechnung Python-Code ist, der nicht in der Datei steht; {3!}.',
  ],
  [
    'The configuration in "{}" is not valid JSON; get the file again.',
    'Die Beschreibung in „{}“ ist kein gültiges JSON; bitte die Datei neu herunterladen.',
  ],
  [
    'The layer "{}" is quantised ({}); save the model as it was before model.quantize.',
    'Die Schicht „{}“ ist quantisiert ({}); bitte das Modell so speichern, wie es vor model.quantize war.',
  ],
  [
    'The layer "{}" is a Lambda, Python code that only Python can run; replace it by Keras layers, or {}.',
    'Die Schicht „{}“ ist ein Lambda, Python-Code, den nur Python ausführen kann; bitte durch Schichten von Keras ersetzen, oder {2!}.',
  ],
  [
    '"{}" is cut off or damaged HDF5; get the file again.',
    '„{}“ ist abgeschnittenes oder beschädigtes HDF5; bitte die Datei neu herunterladen.',
  ],
  [
    '"{}"{} is cut off or damaged HDF5; get the file again.',
    '„{}“{} ist abgeschnittenes oder beschädigtes HDF5; bitte die Datei neu herunterladen.',
  ],
  [
    '"{}" holds weights only; it needs the model too: save it whole with model.save("model.keras").',
    '„{}“ enthält nur Gewichte, es braucht auch das Modell: bitte als Ganzes speichern mit model.save("model.keras").',
  ],
  [
    '"{}" holds more than {} groups and datasets, which no real model does.',
    '„{}“ enthält mehr als {} Gruppen und Datensätze; so sieht kein echtes Modell aus.',
  ],
  [
    '"{}" claims {} GiB of weights, more than a page can hold.',
    '„{}“ nennt {} GiB an Gewichten, mehr als eine Seite fassen kann.',
  ],
  [
    'The layer {} has a function of Python (a lambda) for its activation, which only Python can run; replace it by one of Keras, or {}.',
    'Die Schicht {} hat als Aktivierung eine Funktion von Python (ein lambda), die nur Python ausführen kann; bitte durch eine von Keras ersetzen, oder {2!}.',
  ],
  [
    'The layer {} uses the activation {}, which is not known here; replace it by one of Keras, or {}.',
    'Die Schicht {} benutzt die Aktivierung {}, die hier nicht bekannt ist; bitte durch eine von Keras ersetzen, oder {3!}.',
  ],
  [
    'The layer {} applies the function {}, which is not known here; replace it by a Keras layer, or {}.',
    'Die Schicht {} wendet die Funktion {} an, die hier nicht bekannt ist; bitte durch eine Schicht von Keras ersetzen, oder {3!}.',
  ],
  [
    "The layer {} applies TensorFlow's operator {}, which is not known here; {}.",
    'Die Schicht {} wendet den Operator {} von TensorFlow an, der hier nicht bekannt ist; {3!}.',
  ],
  [
    'The layer "{}" is of class "{}", which is not known here; replace it by standard Keras layers, or {}.',
    'Die Schicht „{}“ ist von der Klasse „{}“, die hier nicht bekannt ist; bitte durch übliche Schichten von Keras ersetzen, oder {3!}.',
  ],
  [
    'The layer {} has its channels first (NCHW); convert the model with channels last (NHWC).',
    'Die Schicht {} hat die Kanäle vorn (NCHW); bitte das Modell mit den Kanälen hinten umwandeln (NHWC).',
  ],
  [
    'The layer {} ({}) has {} = {}, which is not supported here; {}.',
    'Die Schicht {} ({}) hat {} = {}, das wird hier nicht unterstützt; {5!}.',
  ],
  [
    'Of the class {} the layers are computed that the file lists.',
    'Von der Klasse {} werden die Schichten berechnet, die in der Datei stehen.',
  ],
  [
    '{} pooling layers keep their axes, which TensorFlow.js would drop.',
    '{} Pooling-Schichten behalten ihre Achsen, die TensorFlow.js weglassen würde.',
  ],
  [
    '{} grouped convolutions are computed group by group.',
    '{} gruppierte Faltungen werden Gruppe für Gruppe berechnet.',
  ],
  [
    'The model "{}" names an output that none of its layers computes.',
    'Das Modell „{}“ nennt eine Ausgabe, die keine seiner Schichten berechnet.',
  ],
  [
    'The layer "{}" takes its input from "{}", which model.json does not contain.',
    'Die Schicht „{}“ nimmt ihre Eingabe von „{}“, das in der model.json nicht steht.',
  ],
  [
    'The layers of model.json form a circle at "{}", so that none can be computed first.',
    'Die Schichten der model.json bilden bei „{}“ einen Kreis, so dass sich keine zuerst berechnen lässt.',
  ],
  [
    "{} weights are named as Keras 3 numbers them; they were given their layers' names.",
    '{} Gewichte heißen, wie Keras 3 sie zählt; sie bekamen die Namen ihrer Schichten.',
  ],
  [
    "{} weights go by another name than their layers; they were given their layers' names.",
    '{} Gewichte heißen anders als ihre Schichten; sie bekamen deren Namen.',
  ],
  ['{} values of the optimizer were left out.', '{} Werte des Optimierers wurden weggelassen.'],
  [
    'The model is of class "{}"; only Sequential and Functional models can be opened.',
    'Das Modell ist von der Klasse „{}“; öffnen lassen sich nur Sequential- und Functional-Modelle.',
  ],
  [
    'The model has a layer named {}; give it another name and save it again.',
    'Das Modell hat eine Schicht namens {}; bitte anders nennen und neu speichern.',
  ],
  ['The model "{}" has no layers.', 'Das Modell „{}“ hat keine Schichten.'],
  [
    'The layer {} ({}) would make [{}] of its input [{}], {}; open a model that fits its pictures.',
    'Die Schicht {} ({}) machte [{}] aus ihrer Eingabe [{}]; bitte ein Modell öffnen, das zu seinen Bildern passt.',
  ],
  [
    '{} is called with training=True, so that no answer can be repeated; build the model without it and save it again.',
    '{} wird mit training=True aufgerufen, so dass sich keine Antwort wiederholen lässt; bitte das Modell ohne das bauen und neu speichern.',
  ],
  [
    'The file lacks the weight {} [{}] of the layer {}.',
    'Der Datei fehlt das Gewicht {} [{}] der Schicht {}.',
  ],
  [
    'The weight {} is of type {}, but the layer {} computes in float32.',
    'Das Gewicht {} ist vom Typ {}, die Schicht {} rechnet aber in float32.',
  ],
  [
    'The weight {} is of shape [{}], but the layer {} needs [{}].',
    'Das Gewicht {} hat die Form [{}], die Schicht {} braucht aber [{}].',
  ],
  [
    "The file lacks {} of the model's weights ({}) under these names; save the model again under layer names of its own, or {}.",
    'Der Datei fehlen {} Gewichte des Modells ({}) unter diesen Namen; bitte das Modell mit eigenen Namen der Schichten neu speichern, oder {3!}.',
  ],
  [
    "The kernels were learned under Theano; they were turned to TensorFlow's way.",
    'Die Faltungskerne wurden unter Theano trainiert; sie wurden so gedreht, wie TensorFlow sie anordnet.',
  ],
  ['The weight "{}" could not be read.', 'Das Gewicht „{}“ ließ sich nicht lesen.'],
  [
    'The layer {} (TimeDistributed) needs a sequence, not [{}].',
    'Die Schicht {} (TimeDistributed) braucht eine Folge, nicht [{}].',
  ],
  ['The layer {} has no input.', 'Die Schicht {} hat keine Eingabe.'],
  ['The layer "{}" has no moving averages.', 'Die Schicht „{}“ hat keine gleitenden Mittelwerte.'],
  [
    'The attention "{}" is masked, which is not supported.',
    'Die Aufmerksamkeit „{}“ ist maskiert, das wird hier nicht unterstützt.',
  ],
  [
    'The attention "{}" goes along {} of the axes of [{}] alone, which is not supported.',
    'Die Aufmerksamkeit „{}“ geht nur entlang {} der Achsen von [{}], das wird hier nicht unterstützt.',
  ],
  [
    'The layer {} (StochasticDepth) adds a residual and does not say how often it survives (survival_probability or rate); save it with one of them.',
    'Die Schicht {} (StochasticDepth) addiert einen Residualzweig und sagt nicht, wie oft er erhalten bleibt (survival_probability oder rate); bitte mit einem davon speichern.',
  ],
  [
    'An operator has its channels first (NCHW); save the model with channels last.',
    'Ein Operator hat die Kanäle vorn (NCHW); bitte das Modell mit den Kanälen hinten speichern.',
  ],
  [
    'The operator {} has {} = {}, which is not supported here; replace it by a Keras layer.',
    'Der Operator {} hat {} = {}, das wird hier nicht unterstützt; bitte durch eine Schicht von Keras ersetzen.',
  ],
  ['The layer {} ({}) has {} = {}; it {}.', 'Die Schicht {} ({}) hat {} = {}, das {5!}.'],
  ['The operator {} has {} = {}; it {}.', 'Der Operator {} hat {} = {}, das {4!}.'],
  [
    'The operator {} has {} = {}; they must be whole, and not 0.',
    'Der Operator {} hat {} = {}; sie müssen ganz sein und nicht 0.',
  ],
  [
    'The operator {} would make [{}], more than {} values; open a model that fits its pictures.',
    'Der Operator {} machte [{}] daraus, mehr als {} Werte; bitte ein Modell öffnen, das zu seinen Bildern passt.',
  ],
  ['It has axis = {}, but its input has {} axes.', 'Sie hat axis = {}, ihre Eingabe aber {} Achsen.'],
  [
    'The model has more than {} {}; convert the part of it that takes the picture.',
    'Das Modell hat mehr als {} {2!}; bitte den Teil umwandeln, der das Bild nimmt.',
  ],
  [
    '{} is called with {}, which is not supported here; {}.',
    '{} wird mit {} aufgerufen, das wird hier nicht unterstützt; {3!}.',
  ],
  [
    '{} is called on {} values, of which it is known here to take one; {}.',
    '{} wird mit {} Werten aufgerufen, hier ist nur einer bekannt; {3!}.',
  ],
  ['The layer {} ({}) cannot be computed: {}', 'Die Schicht {} ({}) lässt sich nicht berechnen: {}'],
  ['{} = {} is not supported here.', '{} = {} wird hier nicht unterstützt.'],
  ['A cast to {} is not supported here.', 'Eine Umwandlung in {} wird hier nicht unterstützt.'],
  ['The layer {} is {}.', 'Die Schicht {} ist {2!}.'],
  ['The layer {} {}.', 'Die Schicht {} lässt sich hier nicht berechnen ({}).'],
]
