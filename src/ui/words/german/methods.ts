// Deutsch: was jede Methode tut, und wofür sie gut ist und wo sie versagt.
import type { MethodId } from '../../../engine/methods/cards'

interface Said {
  readonly about: string
  readonly goodFor: string
}

export const methodTexts: Readonly<Record<MethodId, Said>> = {
  gradcam: {
    about: 'Die Karte hebt hervor, wo die Kanäle liegen, deren mittlerer Gradient den Punktwert hebt.',
    goodFor:
      'Ein schneller erster Blick auf jedes Netz; das Mitteln der Gradienten kann Stellen hervorheben, die der Punktwert nicht nutzt.',
  },
  gradcampp: {
    about:
      'Die Karte hebt Kanäle nach ihren positiven Gradienten hervor, jede Stelle gewichtet mit einem Verhältnis ihrer Potenzen.',
    goodFor:
      'Mehrere Gegenstände einer Klasse; torchcam lässt versehentlich die Division aus, und seine Konvention gibt das wieder: w_k = sum relu(g)^3.',
  },
  hirescam: {
    about: 'Die Karte hebt jede Stelle danach hervor, was sie in erster Näherung zum Punktwert beiträgt.',
    goodFor:
      'Genaue Anteile am Punktwert, wo eine einzige lineare Schicht folgt; unmittelbar vor einer Schichtnormierung ist sie Rundungsrauschen.',
  },
  layercam: {
    about: 'Die Karte hebt jede Stelle nach den positiven Gradienten dort hervor, ohne zu mitteln.',
    goodFor: 'Feinere Karten aus frühen Schichten, allein oder verschmolzen; was dagegen spricht, fehlt.',
  },
  xgradcam: {
    about: 'Die Karte hebt Kanäle nach ihrem Gradienten dort hervor, wo sie aktiv sind.',
    goodFor:
      'Schichten hinter einer ReLU; wo ein Kanal beide Vorzeichen hat, kann seine Summe fast null sein, und die Karte bricht zusammen.',
  },
  gradcamelementwise: {
    about:
      'Die Karte hebt Stellen hervor, an denen einzelne Kanäle den Punktwert heben; die ihn senken, zählen nichts.',
    goodFor: 'Alles zu sehen, was dafür spricht; was gegen die Klasse spricht, wird nie abgezogen.',
  },
  shapleycam: {
    about: 'Die Karte hebt hervor, was Grad-CAM hervorhebt, korrigiert um die Krümmung des Punktwerts.',
    goodFor:
      'Nichtlineare Köpfe; wo der Kopf stückweise linear ist, wie hinter ReLUs bei einem Logit als Ziel, gleicht sie Grad-CAM.',
  },
  finercam: {
    about:
      'Die Karte hebt hervor, was die Klasse von den drei Klassen mit den ähnlichsten Punktwerten unterscheidet.',
    goodFor:
      'Feine Unterschiede zwischen Klassen; die nächsten Punktwerte müssen nicht zu ähnlichen Klassen gehören.',
  },
  cam: {
    about:
      'Die Karte hebt hervor, wo die Kanäle liegen, die die letzte dichte Schicht für die Klasse gewichtet.',
    goodFor:
      'Genau für Netze, die mit globalem Mitteln und einer dichten Schicht enden; andere Netze haben keine solche Karte.',
  },
  eigencam: {
    about: 'Die Karte hebt das stärkste gemeinsame Muster der Kanäle hervor, gleich für welche Klasse.',
    goodFor:
      'Bilder mit einem Gegenstand; sie hängt nicht von der Klasse ab, und ihr Vorzeichen ist bloße Konvention.',
  },
  eigengradcam: {
    about: 'Die Karte hebt das stärkste gemeinsame Muster von Aktivierung mal Gradient hervor.',
    goodFor: 'Ein EigenCAM, das die Klasse kennt; sein Vorzeichen ist bloße Konvention.',
  },
  segeigencam: {
    about: 'Die Karte hebt das stärkste gemeinsame Muster von Aktivierung mal Größe des Gradienten hervor.',
    goodFor:
      'Punktwerte von Segmentierungen; die Größe eines Gradienten sagt nicht, ob eine Stelle dafür oder dagegen spricht.',
  },
  kpcacam: {
    about: 'Die Karte hebt das stärkste Muster unter den Stellen hervor, gefunden mit einem Sigmoidkern.',
    goodFor:
      'Muster, die in den Kanälen nicht linear sind; sie hängt nicht von der Klasse ab, ihr Vorzeichen ist bloße Konvention.',
  },
  fem: {
    about: 'Die Karte hebt Kanäle danach hervor, wie oft sie ungewöhnlich stark sind.',
    goodFor: 'Ein Blick darauf, was in einer Schicht heraussticht; er hängt nicht von der Klasse ab.',
  },
  guidedbackprop: {
    about: 'Die Karte hebt Bildpunkte mit einem Gradienten hervor, der jede ReLU nur positiv durchläuft.',
    goodFor:
      'Scharfe Kanten; sie hängt kaum von der Klasse ab und stellt zum Teil das Bild selbst wieder her.',
  },
  guidedgradcam: {
    about: 'Die Karte hebt die Bildpunkte von Guided Backpropagation dort hervor, wo Grad-CAM stark ist.',
    goodFor: 'Kanten des erklärten Gegenstands; ihre Einzelheiten sind die von Guided Backpropagation.',
  },
  inputxgradient: {
    about: 'Die Karte hebt Bildpunkte nach ihrem Wert mal dem Gradienten des Punktwerts dort hervor.',
    goodFor:
      'Ein Durchgang in der Feinheit des Bildes; wo die Skalierung die Null hinlegt, entscheidet, welche Bildpunkte zählen können.',
  },
  legrad: {
    about:
      'Die Karte hebt die Bildstücke hervor, deren Anteil an der Aufmerksamkeit den Punktwert hebt, über alle Blöcke.',
    goodFor: 'Transformer: sie fragt jeden Block statt einer Schicht und kennt die Klasse.',
  },
  attentionrollout: {
    about:
      'Die Karte hebt die Bildstücke hervor, von denen Aufmerksamkeit durch alle Blöcke zum Klassentoken fließt.',
    goodFor:
      'Wohin Information in einem Transformer fließt, gleich für welche Klasse; sie unterscheidet keine.',
  },
  rawattention: {
    about: 'Die Karte hebt die Bildstücke hervor, denen sich das Klassentoken des letzten Blocks zuwendet.',
    goodFor: 'Ein erster Blick auf einen Transformer, gleich für welche Klasse; er unterscheidet keine.',
  },
  randomcam: {
    about: 'Die Karte hebt Kanäle mit ausgelosten Gewichten hervor.',
    goodFor: 'Ein Vergleichsmaßstab: eine Methode, die ihn nicht schlägt, hat nichts gefunden.',
  },
  sobel: {
    about: 'Die Karte hebt die Kanten des Bildes hervor und fragt gar kein Modell.',
    goodFor:
      'Ein Vergleichsmaßstab: eine Karte, die so aussieht, sagt womöglich ebenso wenig über das Modell.',
  },
  smoothgradcampp: {
    about:
      'Die Karte hebt hervor, was Grad-CAM++ hervorhebt, die Potenzen des Gradienten über verrauschte Bilder gemittelt.',
    goodFor:
      'Ruhigere Gewichte bei verrauschten Gradienten; wie in torchcam ist die Karte selbst die des letzten verrauschten Bildes und ändert sich mit dem Startwert.',
  },
  fullgrad: {
    about: 'Die Karte hebt Stellen nach den Gradienten des Bildes und jedes Bias hervor.',
    goodFor:
      'Feine Karten, die keine einzelne Schicht gibt; Vorzeichen gehen verloren, und die gewählte Schicht spielt keine Rolle.',
  },
  refinecam: {
    about: 'Die Karte hebt Stellen hervor, auf die sich die Karten mehrerer Schichten einigen.',
    goodFor:
      'Scharfe Karten aus feinen Schichten ohne deren Rauschen; eine leere Schicht leert die ganze Karte.',
  },
  dff: {
    about:
      'Die Karte hebt hervor, wo eines der wenigen Muster liegt, in die die Aktivierungen zerlegt werden.',
    goodFor:
      'Teile und Gegenstände in einem Bild; die Zahl der Muster ist eine Wahl, und die Faktoren hängen vom Startwert ab.',
  },
  integratedgradients: {
    about:
      'Die Karte hebt Bildpunkte danach hervor, was sie auf dem Weg von einem Nullbild zum Bild zum Punktwert beitragen.',
    goodFor:
      'Die Anteile aller Bildpunkte ergeben zusammen die Änderung des Punktwerts; wie das Nullbild aussieht, entscheidet, was als abwesend gilt.',
  },
  smoothgrad: {
    about:
      'Die Karte hebt Bildpunkte hervor, auf die der Punktwert empfindlich ist, gemittelt über verrauschte Kopien.',
    goodFor:
      'Ein ruhigerer Gradient des Bildes; er zeigt Empfindlichkeit und nicht, was für die Klasse spricht.',
  },
  scorecam: {
    about:
      'Die Karte hebt die Kanäle hervor, die den Punktwert hochhalten, wenn nur ihr Platz im Bild gezeigt wird.',
    goodFor:
      'Braucht keine Gradienten; liegen die Punktwerte der maskierten Bilder dicht beieinander, sind die Gewichte fast gleich und die Karte sagt wenig.',
  },
  ablationcam: {
    about: 'Die Karte hebt die Kanäle hervor, deren Wegnehmen den Punktwert senkt.',
    goodFor:
      'Braucht keine Gradienten und rechnet nur den Teil hinter der Schicht; ein Punktwert von null oder weniger kehrt ihre Gewichte um.',
  },
  occlusion: {
    about: 'Die Karte hebt Stellen hervor, deren Verdecken den Punktwert senkt.',
    goodFor:
      'Die schlichteste Frage überhaupt, beantwortet in Einheiten des Punktwerts; was größer ist als das Fenster, wird übersehen.',
  },
  rise: {
    about:
      'Die Karte hebt Stellen hervor, deren Anwesenheit in vielen zufälligen Ausschnitten mit hoher Wahrscheinlichkeit einhergeht.',
    goodFor:
      'Braucht nur die Punktwerte, keine Schicht und keinen Gradienten; mit wenigen Masken verrauscht, und Kleines braucht feinere Zellen.',
  },
  sess: {
    about:
      'Die Karte hebt Stellen hervor, die eine andere Methode in vergrößerten Teilen des Bildes hervorhebt, gewichtet danach, wie wahrscheinlich die Klasse in jedem ist.',
    goodFor:
      'Kleines und mehrere Dinge einer Art; ein Teil, der für sich wie die Klasse aussieht, zählt mit.',
  },
  sscam: {
    about: 'Die Karte hebt hervor, was Score-CAM hervorhebt, jede Maske mehrmals unter Rauschen bewertet.',
    goodFor:
      'Ein ruhigeres Score-CAM zum Vielfachen des Aufwands; das übliche Rauschen ist größer als die Masken selbst.',
  },
  iscam: {
    about: 'Die Karte hebt hervor, was Score-CAM hervorhebt, jede Maske in steigender Stärke bewertet.',
    goodFor: 'Ein ruhigeres Score-CAM zum n-fachen Aufwand; die Stärken folgen torchcam und steigen über 1.',
  },
}
