"""What several journeys do; it needs no JavaScript."""

from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "samples"


def upload(page, district, sample):
    page.get_by_role("link", name="Тайлан оруулах").click()
    page.get_by_label("Тайлангийн байгууллага").select_option(label=district)
    page.get_by_label("Тайлангийн файл").set_input_files(SAMPLES / sample)
    page.get_by_role("button", name="Оруулах").click()


def wait_for_review(page, seconds=30):
    """Wait until a person's turn comes: the page looks again by itself, with script or without."""
    page.get_by_role("link", name="Хянах", exact=True).click(timeout=seconds * 1000)


def save_every_doubt_and_accept(page):
    """Answer each doubt by saving what stands there, or by accepting where nothing can be edited."""
    progress = page.locator("#review-progress")
    total = page.locator(".doubt").count()
    for answered in range(1, total + 1):
        doubt = page.locator(".doubt:not(.is-answered)").first
        if doubt.get_by_text("Засах").count():
            doubt.get_by_text("Засах").click()
            doubt.get_by_role("button", name="Хадгалах").first.click()
        else:
            doubt.get_by_role("button", name="Зөв").click()
        progress.get_by_text(f"Хариулсан эргэлзээ: {answered} / {total}").wait_for()
    page.get_by_role("link", name="Бүртгэлд авах руу шилжих").click()
    page.get_by_role("button", name="Бүртгэлд авах").click()
    page.wait_for_url("**/reports/*/")
