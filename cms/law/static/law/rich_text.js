// A number of the law, or a place in it, within a text: chosen in a window, put in as one piece that is never typed.
(() => {
  "use strict";
  const { createElement } = window.React;
  const { EditorState, Modifier } = window.DraftJS;

  // Where a selection begins or ends, moved out of a piece it would cut: never is a part of a number left, or replaced.
  const findEdge = (content, key, offset, side) => {
    const block = content.getBlockForKey(key);
    const before = offset > 0 ? block.getEntityAt(offset - 1) : null;
    const after = offset < block.getLength() ? block.getEntityAt(offset) : null;
    let edge = offset;
    if (before && before === after) {
      block.findEntityRanges(
        (letter) => letter.getEntity() === before,
        (start, end) => {
          if (start < offset && offset < end) edge = side === "start" ? start : end;
        },
      );
    }
    return edge;
  };

  const widen = (content, selection) =>
    selection.merge({
      anchorKey: selection.getStartKey(),
      anchorOffset: findEdge(content, selection.getStartKey(), selection.getStartOffset(), "start"),
      focusKey: selection.getEndKey(),
      focusOffset: findEdge(content, selection.getEndKey(), selection.getEndOffset(), "end"),
      isBackward: false,
    });

  class LawSource extends window.draftail.ModalWorkflowSource {
    getChooserConfig() {
      return {
        url: this.props.entityType.chooserUrls.lawChooser,
        urlParams: {},
        onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: { chosen: this.onChosen },
      };
    }

    filterEntityData(data) {
      return data.entity;
    }

    onChosen(data) {
      const { editorState, entityType, onClose, onComplete } = this.props;
      const known = this.filterEntityData(data);
      const content = editorState.getCurrentContent();
      const withEntity = content.createEntity(entityType.type, "IMMUTABLE", known);
      const key = withEntity.getLastCreatedEntityKey();
      const range = widen(content, editorState.getSelection());
      const replaced = Modifier.replaceText(withEntity, range, known.text, editorState.getCurrentInlineStyle(), key);
      this.workflow.close();
      onClose(); // the text can be written in again before it changes: the caret is back in it with the new words, not later
      onComplete(EditorState.push(editorState, replaced, "insert-characters"));
    }
  }

  const decorate = (type) => {
    const LawEntity = (props) => {
      const data = props.contentState.getEntity(props.entityKey).getData();
      return createElement(
        "span",
        {
          className: data.title ? "law-entity" : "law-entity law-entity--lost",
          title: [data.title, data.hint].filter(Boolean).join("\n"),
          "data-law-entity": `${type}:${data.id}`,
          onDoubleClick: (event) => {
            event.preventDefault();
            props.onEdit(props.entityKey);
          },
        },
        props.children,
      );
    };
    return LawEntity;
  };

  for (const type of ["FIGURE", "PROVISION"]) {
    window.draftail.registerPlugin({ type: type, source: LawSource, decorator: decorate(type.toLowerCase()) }, "entityTypes");
  }
})();
