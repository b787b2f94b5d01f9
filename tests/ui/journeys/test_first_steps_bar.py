"""The bar of first steps: from the Help menu, closed, and begun anew."""

from crewplanner.ui.pages.first_steps import FirstStepsGuide


def guides(window):
    return window.frame().findChildren(FirstStepsGuide)


def test_help_shows_the_steps_in_any_project_and_close_takes_them_away(window, qtbot):
    assert guides(window) == []
    window.run("first-steps")
    (guide,) = guides(window)
    qtbot.waitUntil(guide.bar.isVisible)
    assert guide.bar.title.text() == "Step 1 of 5 · Bring in the crew"
    window.run("first-steps")
    (again,) = guides(window)
    assert again is not guide
    again.bar.close_button.click()
    assert guides(window) == []
    assert not again.bar.isVisible()


def test_without_a_project_there_is_nothing_to_lead_through(welcome):
    assert not welcome.window_actions["first-steps"].isEnabled()
    welcome.begin_first_steps()
