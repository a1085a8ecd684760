namespace Kontor.Catalog.Tests;

public sealed class MessageTemplateTests
{
    [Theory]
    [InlineData("Minimum size is %s", "0.1", "Minimum size is 0.1")]
    [InlineData("Maximum limit is %d", "200", "Maximum limit is 200")]
    [InlineData("Parameter '%s' is invalid.", "side", "Parameter 'side' is invalid.")]
    [InlineData("Parameter {0} error.", "guid", "Parameter guid error.")]
    public void A_slot_of_any_spelling_is_filled(string text, string argument, string filled) =>
        Assert.Equal(filled, MessageTemplate.Parse(text).Fill(argument));

    [Fact]
    public void Two_slots_are_filled_from_left_to_right() =>
        Assert.Equal("limit must be between 1 and 100.", MessageTemplate.Parse("limit must be between %d and %d.").Fill("1", "100"));

    [Fact]
    public void The_brackets_of_field_belong_to_the_message()
    {
        var template = MessageTemplate.Parse("Parameter [field] error: <reason>");

        Assert.Equal(["[field]", "<reason>"], template.Slots);
        Assert.Equal("Parameter [page] error: must be an integer", template.Fill("page", "must be an integer"));
        Assert.True(template.Matches("Parameter [page] error: must be an integer"));
        Assert.False(template.Matches("Parameter page error: must be an integer"));
    }

    [Fact]
    public void Other_brackets_and_stars_are_no_slots() =>
        Assert.All(
            ["Maximum count*price", "validate status is [1=Failed, 2=Success", "Invalid request (maybe the body is empty)"],
            text => Assert.Empty(MessageTemplate.Parse(text).Slots)
        );

    [Fact]
    public void A_slot_at_either_end_is_filled()
    {
        Assert.Equal("x is wrong", MessageTemplate.Parse("%s is wrong").Fill("x"));
        Assert.Equal("Invalid x", MessageTemplate.Parse("Invalid %s").Fill("x"));
        Assert.Equal("xy", MessageTemplate.Parse("%s%s").Fill("x", "y"));
    }

    [Fact]
    public void A_filled_slot_is_not_read_again() => Assert.Equal("Invalid %s", MessageTemplate.Parse("Invalid %s").Fill("%s"));

    [Fact]
    public void A_wrong_number_of_arguments_is_a_bug()
    {
        Assert.Throws<ArgumentException>(() => MessageTemplate.Parse("Invalid %s").Fill());
        Assert.Throws<ArgumentException>(() => MessageTemplate.Parse("Invalid %s").Fill("a", "b"));
        Assert.Throws<ArgumentException>(() => MessageTemplate.Parse("OK").Fill("a"));
    }

    [Theory]
    [InlineData("OK", "OK", true)]
    [InlineData("OK", "OK.", false)]
    [InlineData("Invalid %s", "Invalid side", true)]
    [InlineData("Invalid %s", "Invalid ", false)]
    [InlineData("Invalid %s", "invalid side", false)]
    [InlineData("Invalid %s", "Invalid side\n", true)]
    [InlineData("Parameter %s error.", "Parameter a error.", true)]
    [InlineData("Parameter %s error.", "Parameter a error.\n", false)]
    [InlineData("Parameter %s error.", "Parameter error.", false)]
    [InlineData("Parameter {0} does not match parameter {1}.", "Parameter a does not match parameter b.", true)]
    [InlineData("Parameter {0} does not match parameter {1}.", "Parameter a does not match parameter .", false)]
    [InlineData("Parameter {0} does not match parameter {1}.", "Parameter a matches parameter b.", false)]
    [InlineData("{0} and {1}", "and and and", true)]
    [InlineData("{0} and {1}", "a and ", false)]
    [InlineData("%s%s", "xy", true)]
    [InlineData("%s%s", "x", false)]
    public void A_message_matches_when_every_slot_holds_something(string text, string message, bool matches) =>
        Assert.Equal(matches, MessageTemplate.Parse(text).Matches(message));

    [Fact]
    public void Every_documented_message_matches_itself_filled() =>
        Assert.All(
            Dialects.Rows,
            row => Assert.True(row.Template.Matches(row.Template.Fill([.. row.Template.Slots.Select((_, i) => $"value{i}")])))
        );
}
