"""What the board page is made of: parts that know the page's `BoardContext` and not each other.

How to add a part:
1. Write a module here with a subclass of `BoardPart`; what it can do stands in its `actions`, whose
   handlers are written "name.method"; it connects to the signals of its `self.context`.
2. Name it in `parts.PARTS`: it is made with the page, before the board, in the order of the table.
3. Widgets go to `context.places`: `add_above`, `add_below`, or `side.add` for a panel beside it.
4. To take over what a gesture asks for call `context.answer_first`; for lines in the menu of the
   board connect to `context.menu_opening`. What changes the project goes through `context.do`.
5. Imports of dialogs stand in the method that opens them: the program starts with the board.
"""
