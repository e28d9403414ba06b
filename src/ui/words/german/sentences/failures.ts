// Deutsch: was nicht ging und was zu tun ist.
import type { Sentence } from '../told'

export const failures: readonly Sentence[] = [
  [
    'The operator {} at "{}" is not computed here; export the model without it.',
    'Der Operator {} bei „{}“ wird hier nicht unterstützt; bitte das Modell ohne ihn exportieren.',
  ],
  [
    'The operator {} at "{}" decides while running, which cannot be explained; export the model without it.',
    'Der Operator {} bei „{}“ entscheidet beim Rechnen, das lässt sich nicht erklären; bitte das Modell ohne ihn exportieren.',
  ],
  [
    'Stopped before there was a map; press Retry to go on.',
    'Angehalten, bevor es eine Karte gab; „Noch einmal“ macht weiter.',
  ],
  ['{} holds no file; take another copy of it.', '{} enthält keine Datei; bitte eine andere Kopie nehmen.'],
  [
    'None of the {} files is a picture or a model; drop a picture or a model.',
    'Keine der {} Dateien ist ein Bild oder ein Modell; bitte ein Bild oder ein Modell ablegen.',
  ],
  [
    'There is no model among the files ({}); open an .onnx, .keras or .h5 file, or a model.json with its weight files.',
    'Unter den Dateien ({}) ist kein Modell; bitte eine .onnx-, .keras- oder .h5-Datei öffnen oder eine model.json mit ihren Gewichtsdateien.',
  ],
  [
    '{} is no model.json; drop the one that tensorflowjs_converter wrote.',
    '{} ist keine model.json; bitte die ablegen, die tensorflowjs_converter schrieb.',
  ],
  [
    '{} is neither a model.json nor labels nor a recipe; drop the model.json that tensorflowjs_converter wrote.',
    '{} ist weder model.json noch Namen noch Rezept; bitte die model.json ablegen, die tensorflowjs_converter schrieb.',
  ],
  [
    'The weight file "{}" is missing; open it together with model.json.',
    'Die Gewichtsdatei „{}“ fehlt; bitte sie mit der model.json öffnen.',
  ],
  [
    'The weight file {} is {} bytes shorter than model.json says; it is cut off, get it again.',
    'Die Gewichtsdatei {} ist {} Bytes kürzer, als model.json sagt; sie ist abgeschnitten, bitte neu herunterladen.',
  ],
  [
    'The weights of "{}" lie in "{}", which is not among the files; open both together.',
    'Die Gewichte von „{}“ liegen in „{}“, das nicht unter den Dateien ist; bitte beide zusammen öffnen.',
  ],
  [
    'The output "{}" of the model has the shape [{}], which is no list of class scores.',
    'Die Ausgabe „{}“ des Modells hat die Form [{}], das ist keine Liste von Klassen.',
  ],
  [
    '{} is a damaged or cut off zip file; get it again, or unpack it and open its folder.',
    '{} ist eine beschädigte oder abgeschnittene Zip-Datei; bitte neu herunterladen, oder entpacken und den Ordner öffnen.',
  ],
  [
    'The file "{}" could not be read; it may have been moved or changed since.',
    'Die Datei „{}“ ließ sich nicht lesen; vielleicht wurde sie inzwischen verschoben oder geändert.',
  ],
  [
    '"{}" is no address that a model can be read from; give one that begins with https://.',
    '„{}“ ist keine Adresse, von der sich ein Modell lesen lässt; sie muss mit https:// beginnen.',
  ],
  [
    '{} answers with a web page instead of the file; check the address.',
    '{} antwortet mit einer Webseite statt der Datei; bitte die Adresse prüfen.',
  ],
  [
    '{} cannot be reached ({}); it is down, or this device is offline.',
    '{} ist nicht zu erreichen ({}); der Server antwortet nicht, oder dieses Gerät ist ohne Netz.',
  ],
  [
    '{} does not let other pages read {} (it sends no Access-Control-Allow-Origin); download the model and drop its files here.',
    '{} lässt andere Seiten {} nicht lesen (es sendet kein Access-Control-Allow-Origin); bitte das Modell herunterladen und hier ablegen.',
  ],
  [
    'There is no file at {} ({}); check the address.',
    'Unter {} liegt keine Datei ({}); bitte die Adresse prüfen.',
  ],
  [
    '{} refuses to give {} ({}); it needs a login or a public link.',
    '{} gibt {} nicht her ({}); es braucht eine Anmeldung oder einen öffentlichen Link.',
  ],
  [
    '{} answers {} with error {}; try again later.',
    '{} antwortet auf {} mit Fehler {}; bitte später noch einmal versuchen.',
  ],
  [
    'The download of {} broke off after {} bytes; try again.',
    'Das Herunterladen von {} brach nach {} Bytes ab; bitte noch einmal versuchen.',
  ],
  [
    '{} is a HEIC photo, as phones keep them; share it as JPEG, or set the camera to "Most Compatible".',
    '{} ist ein HEIC-Foto, wie Telefone sie ablegen; bitte als JPEG teilen oder die Kamera auf „Maximale Kompatibilität“ stellen.',
  ],
  [
    '{} is cut short; copy or download it again.',
    '{} ist abgeschnitten; bitte noch einmal kopieren oder herunterladen.',
  ],
  [
    'The picture could not be read because {}; scale it down and open it again.',
    'Das Bild ließ sich nicht lesen ({1?}); bitte verkleinern und noch einmal öffnen.',
  ],
  [
    "The code for {} could not be fetched; this device is offline or the page's server is down.",
    'Der Code für {} ließ sich nicht laden; dieses Gerät ist ohne Netz, oder der Server der Seite antwortet nicht.',
  ],
  [
    'This part of the page could not be fetched; reload the page once its host answers again.',
    'Dieser Teil der Seite ließ sich nicht laden; bitte neu laden, sobald ihr Server wieder antwortet.',
  ],
  [
    "The code of {} could not be fetched; this device is offline or the page's server is down. What runs goes on.",
    'Der Code von {} ließ sich nicht laden; dieses Gerät ist ohne Netz, oder der Server der Seite antwortet nicht. Was läuft, läuft weiter.',
  ],
  [
    'No backend could be started in this browser; try a newer one.',
    'In diesem Browser ließ sich kein Rechenweg starten; bitte einen neueren versuchen.',
  ],
  ['The backend {} cannot be used because {}.', 'Der Rechenweg {} lässt sich nicht verwenden ({2?}).'],
  [
    'The GPU ({}) was given up; try again.',
    'Der Browser hat die GPU ({}) abgegeben; bitte noch einmal versuchen.',
  ],
  [
    'The GPU ({}) stopped answering; try again.',
    'Die GPU ({}) antwortet nicht mehr; bitte noch einmal versuchen.',
  ],
  [
    'The GPU ({}) ran out of memory; close other tabs or try a smaller model.',
    'Der GPU ({}) ging der Speicher aus; bitte andere Tabs schließen oder ein kleineres Modell nehmen.',
  ],
  [
    'The GPU ({}) refused a step of the computation; try another backend.',
    'Die GPU ({}) verweigerte einen Schritt; bitte einen anderen Rechenweg versuchen.',
  ],
  ['{} failed and was given up; {} computes now.', '{} versagte und wurde aufgegeben; jetzt rechnet {}.'],
  [
    'There is not enough memory{}; take a smaller model or another backend.',
    'Der Speicher reicht nicht{}; bitte ein kleineres Modell oder einen anderen Rechenweg nehmen.',
  ],
  [
    'The engine stopped because {}; try again or reload the page.',
    'Die Engine hielt an ({1?}); bitte noch einmal versuchen oder die Seite neu laden.',
  ],
  ['The engine is not running; reload the page.', 'Die Engine läuft nicht; bitte die Seite neu laden.'],
  [
    'This browser gives no 2-D canvas; close some tabs and reload the page.',
    'Dieser Browser stellt keinen 2D-Canvas bereit; bitte einige Tabs schließen und die Seite neu laden.',
  ],
  [
    'This model finds no boxes; leave the box out.',
    'Dieses Modell findet keine Rahmen; bitte den Rahmen weglassen.',
  ],
  [
    'No gradient reaches {}: behind it lies {} ("{}"), which goes up in steps without a slope. Choose a method without gradients (Score-CAM, EigenCAM), or a layer behind it.',
    'Kein Gradient erreicht {}: dahinter liegt {} („{}“), das in Stufen ohne Steigung steigt. Bitte eine Methode ohne Gradienten (Score-CAM, EigenCAM) oder eine Schicht dahinter wählen.',
  ],
  [
    'The model computes {} behind this layer, which has no gradient; choose a later layer, or a method that needs none (Score-CAM, Eigen-CAM).',
    'Das Modell rechnet hinter dieser Schicht {}, das keinen Gradienten hat; bitte eine spätere Schicht oder eine Methode ohne Gradienten wählen (Score-CAM, Eigen-CAM).',
  ],
  [
    'Class {} wins at no place of this picture; choose one that does, or explain its score (target logit).',
    'Klasse {} gewinnt an keiner Stelle dieses Bildes; bitte eine andere wählen oder ihren Punktwert erklären (Ziel logit).',
  ],
  ['No model is open; open one first.', 'Es ist kein Modell offen; bitte erst eines öffnen.'],
  ['No picture is open; open one first.', 'Es ist kein Bild offen; bitte erst eines öffnen.'],
]
