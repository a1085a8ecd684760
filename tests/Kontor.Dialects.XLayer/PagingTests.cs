using Kontor.Dialects.XLayer.Wire;

namespace Kontor.Dialects.XLayer.Tests;

public sealed class PagingTests
{
    [Theory]
    [InlineData(null, 7)]
    [InlineData("", 7)]
    [InlineData(" ", 7)]
    [InlineData("1", 1)]
    [InlineData("100", 100)]
    [InlineData("007", 7)]
    public void A_whole_number_within_its_range_is_read_and_a_blank_one_is_the_default(string? text, long value)
    {
        Assert.True(Paging.TryRead(text, 1, 100, missing: 7, out var read));
        Assert.Equal(value, read);
    }

    [
        Theory,
        InlineData("0"),
        InlineData("101"),
        InlineData("-1"),
        InlineData("+1"),
        InlineData("1.0"),
        InlineData(" 1"),
        InlineData("0x1"),
        InlineData("1e1"),
        InlineData("٣"),
        InlineData("99999999999999999999")
    ]
    public void Anything_else_is_not(string text) => Assert.False(Paging.TryRead(text, 1, 100, missing: 7, out _));

    [Theory, InlineData(1, 10_000), InlineData(3, 3_334), InlineData(20, 500), InlineData(100, 100)]
    public void Pages_reach_as_far_back_as_lists_do(int limit, int pages)
    {
        Assert.Equal(pages, new Paging(1, limit).PagesOf(1_000_000));
        Assert.True(new Paging(pages, limit).IsWithinHistory);
        Assert.False(new Paging(pages + 1, limit).IsWithinHistory);
        Assert.False(new Paging(long.MaxValue, limit).IsWithinHistory);
    }

    [Theory, InlineData(0), InlineData(1), InlineData(19), InlineData(20), InlineData(9_999), InlineData(10_000), InlineData(10_001)]
    public void Every_row_stands_on_exactly_one_page(int rows)
    {
        foreach (var limit in (int[])[1, 3, 7, 20, 100])
        {
            var next = 0;
            for (var page = 1L; page <= new Paging(1, limit).PagesOf(rows); page++)
            {
                var request = new Paging(page, limit).Request;
                var shown = (int)Math.Min(request.Max, rows - request.Offset);
                Assert.Equal(next, request.Offset);
                Assert.InRange(shown, 1, limit);
                next += shown;
            }

            Assert.Equal(Math.Min(rows, Paging.RowsMax), next);
        }
    }
}
