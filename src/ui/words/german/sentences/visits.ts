// Deutsch: was mit Dateien, Links, der Bibliothek, Mengen von Bildern und dem Netz geschieht.
import type { Sentence } from '../told'

export const visits: readonly Sentence[] = [
  [
    'Of {} pictures this one came back: this browser keeps sets of at most {}; give their folder again.',
    'Von {} Bildern kam dieses zurück: dieser Browser behält Sammlungen von höchstens {}; bitte den Ordner noch einmal öffnen.',
  ],
  [
    'Of {} pictures this one came back: together they are {}, and this browser keeps sets of at most {}; give their folder again.',
    'Von {} Bildern kam dieses zurück: zusammen sind es {}, und dieser Browser behält Sammlungen von höchstens {}; bitte den Ordner noch einmal öffnen.',
  ],
  [
    'Of {} pictures this one came back: there was no room left to keep the others; give their folder again.',
    'Von {} Bildern kam dieses zurück: für die anderen war kein Platz mehr; bitte den Ordner noch einmal öffnen.',
  ],
  [
    'Of {} pictures this one came back: the others could not be kept; give their folder again.',
    'Von {} Bildern kam dieses zurück: die anderen konnten nicht behalten werden; bitte den Ordner noch einmal öffnen.',
  ],
  [
    '{} could not be read any more; give its folder again.',
    '{} ist nicht mehr zu lesen; bitte den Ordner noch einmal öffnen.',
  ],
  [
    'The browser has cleared {} away; drop its files again.',
    'Der Browser hat {} gelöscht; bitte die Dateien noch einmal ablegen.',
  ],
  [
    'There is no room left in this browser to keep this model; remove another one.',
    'In diesem Browser ist kein Platz mehr für dieses Modell; bitte ein anderes entfernen.',
  ],
  [
    'There is no room left in this browser to keep your picture; a reload asks for it again.',
    'In diesem Browser ist kein Platz mehr für Ihr Bild; nach einem Neuladen wird wieder danach gefragt.',
  ],
  [
    'This browser keeps nothing that you open, as in some private windows; a reload asks for your files again.',
    'Dieser Browser behält nichts, was Sie öffnen, wie in manchen privaten Fenstern; nach einem Neuladen wird wieder nach Ihren Dateien gefragt.',
  ],
  [
    'This browser lets the page keep no models, as in a private window; they open all the same.',
    'Dieser Browser lässt die Seite keine Modelle behalten, wie in einem privaten Fenster; sie öffnen sich trotzdem.',
  ],
  [
    'This browser lets the page keep no models; it will be fetched again next time.',
    'Dieser Browser lässt die Seite keine Modelle behalten; beim nächsten Mal wird es wieder geladen.',
  ],
  [
    '{} is larger than {} MB and is not kept; drop it again next time.',
    '{} ist größer als {} MB und wird nicht behalten; beim nächsten Mal bitte wieder ablegen.',
  ],
  [
    'The link was made with another {} ({}) than this one ({}); maps may differ.',
    'Der Link entstand mit einer anderen Datei {} ({}) als dieser ({}); Karten können abweichen.',
  ],
  [
    'The network was not locked: the page is loaded anew for it, and its host does not answer now; try again once it does.',
    'Das Netz wurde nicht gesperrt: dafür wird die Seite neu geladen, und ihr Server antwortet gerade nicht; bitte noch einmal versuchen, sobald er es tut.',
  ],
  [
    'Nothing was changed: the page is loaded anew for this, and this browser cannot keep your files meanwhile; load it without them first.',
    'Nichts wurde geändert: dafür wird die Seite neu geladen, und dieser Browser kann Ihre Dateien solange nicht behalten; laden Sie sie erst ohne Dateien.',
  ],
  [
    'The network stays locked: the page is loaded anew to unlock it, and this device is offline; try again once it is not.',
    'Das Netz bleibt gesperrt: zum Entsperren wird die Seite neu geladen, und dieses Gerät ist offline; bitte noch einmal versuchen, sobald es das nicht mehr ist.',
  ],
  [
    'A newer version of this page has taken the place of this one, and what you asked for is no longer there; take the newer one, what is open comes back.',
    'Eine neuere Fassung dieser Seite ist an die Stelle dieser getreten, und was verlangt wurde, gibt es nicht mehr; bitte die neuere übernehmen, was offen ist, kommt zurück.',
  ],
  [
    "The network could not be locked: this page's host did not give {}; reload the page and try again.",
    'Das Netz ließ sich nicht sperren: der Server dieser Seite gab {} nicht her; bitte neu laden und noch einmal versuchen.',
  ],
  [
    'The network is locked and {} was not asked; open the file itself, or unlock first.',
    'Das Netz ist gesperrt, und {} wurde nicht gefragt; bitte die Datei selbst öffnen oder erst entsperren.',
  ],
  [
    'The network is locked and {} was not asked for names; drop the list itself, or unlock first.',
    'Das Netz ist gesperrt, und {} wurde nicht nach Namen gefragt; bitte die Liste selbst ablegen oder erst entsperren.',
  ],
  [
    'There was no file in it; drop a picture or a model.',
    'Es war keine Datei darin; bitte ein Bild oder ein Modell ablegen.',
  ],
  ['Passed over, since they do not open here: {}.', 'Übergangen, weil sie sich hier nicht öffnen: {}.'],
  ['{} holds weights only; drop {} as well.', '{} enthält nur Gewichte; bitte auch {} ablegen.'],
  [
    'There is no picture and no address in what was given; copy one of them first.',
    'Darin ist weder ein Bild noch eine Adresse; bitte erst eines davon kopieren.',
  ],
  [
    'There is no map yet; open a picture and a model first.',
    'Es gibt noch keine Karte; bitte erst Bild und Modell öffnen.',
  ],
  ['The picture is gone; open it again.', 'Das Bild ist nicht mehr da; bitte noch einmal öffnen.'],
  [
    'Copied. Files cannot travel in a link: whoever opens it is asked to drop {}.',
    'Kopiert. Dateien reisen nicht in einem Link: wer ihn öffnet, wird gebeten, {} abzulegen.',
  ],
  ['Copied.', 'Kopiert.'],
  ['MobileNet v1, quarter width', 'MobileNet v1, ein Viertel so breit'],
  ['Mug, fish and banana', 'Becher, Fisch, Banane'],
  ['Mug, leaf and orange', 'Becher, Blatt und Orange'],
  ['Fish, key and umbrella', 'Fisch, Schlüssel und Schirm'],
  ['Orange, scissors and key', 'Orange, Schere und Schlüssel'],
  ['Starfish, light bulb and apple', 'Seestern, Glühbirne und Apfel'],
  ['Bell and scissors', 'Glocke und Schere'],
  ['Looking at {} files.', '{} Dateien werden angesehen.'],
  ['Looking at {}.', '{} wird angesehen.'],
]
