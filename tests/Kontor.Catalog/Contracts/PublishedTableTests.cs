namespace Kontor.Catalog.Tests.Contracts;

public sealed class PublishedTableTests
{
    [Theory]
    [InlineData("bitmart", 102)]
    [InlineData("weex", 40)]
    [InlineData("xlayer", 52)]
    [InlineData("binance-wallet", 12)]
    [InlineData("valuescan", 17)]
    public void Every_published_row_is_ours_in_the_published_order(string dialect, int count)
    {
        var published = PublishedTable.Read(dialect);
        var ours = Dialects.Tables[dialect];

        Assert.Equal(count, published.Rows.Count);
        Assert.Equal(count, ours.Count);
        for (var i = 0; i < count; i++)
        {
            Assert.Equal(dialect, ours[i].Dialect);
            Assert.Equal(published.Cell(i, "section"), ours[i].Section);
            Assert.Equal(published.Cell(i, "code"), ours[i].Code);
            Assert.Equal(PublishedHttp(published, i, dialect), ours[i].Http);
            Assert.Equal(PublishedMessage(published, i), ours[i].Message);
            if (published.Has("enum"))
                Assert.Equal(published.Cell(i, "enum"), ours[i].Key.Split('.')[0]);
        }
    }

    [Fact]
    public void The_five_tables_have_223_rows() => Assert.Equal(223, Dialects.Rows.Count());

    [Fact]
    public void A_key_names_one_row_of_its_table() =>
        Assert.All(Dialects.Tables.Values, rows => Assert.Equal(rows.Count, rows.DistinctBy(row => row.Key).Count()));

    [Fact]
    public void A_row_of_the_same_code_is_told_apart_by_section_or_message() =>
        Assert.All(
            Dialects.Tables.Values,
            rows => Assert.Equal(rows.Count, rows.DistinctBy(row => (row.Code, row.Section, row.Message)).Count())
        );

    [Fact]
    public void A_cause_is_one_sentence() => Assert.All(Dialects.Rows, row => Assert.Matches(@"^[^.]+\.$", row.Cause));

    [Fact]
    public void The_odd_texts_are_kept_to_the_letter()
    {
        Assert.Equal(
            "Access too often\" CLIENT_TIME_INVALID, \"Please check your system time.",
            Kontor.Dialects.BitMart.Errors.AccessTooOften.Message
        );
        Assert.EndsWith("8=Canceled", Kontor.Dialects.BitMart.Errors.InvalidStatus.Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "The position\u2019s margin shouldn\u2019t",
            Kontor.Dialects.BitMart.Errors.MarginBelowBaseLimit.Message,
            StringComparison.Ordinal
        );
    }

    private static int PublishedHttp(PublishedTable published, int row, string dialect) =>
        published.Has("http") ? int.Parse(published.Cell(row, "http")) : StatusFacts.Http(dialect, int.Parse(published.Cell(row, "code")));

    /// <summary>One table has descriptions instead of messages, and one row of another says that it has none: there we send "success".</summary>
    private static string PublishedMessage(PublishedTable published, int row) =>
        published.Cell(row, published.Has("message") ? "message" : "description") switch
        {
            "(not given)" => "success",
            var message => message,
        };
}
