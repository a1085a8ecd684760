using System.Buffers;
using Kontor.World.Codec;
using Kontor.World.Matching;

namespace Kontor.World.Tests.Matching;

public sealed class ClientOrderIdTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("!~")]
    [InlineData("0123456789012345678901234567890123456789")]
    public void What_is_read_is_written_again(string text)
    {
        Assert.True(ClientOrderId.TryParse(text, out var id));
        Assert.Equal(text, id.ToString());
        Assert.Equal(text.Length == 0, id.IsEmpty);
        Assert.Equal(id, Stored(id));
    }

    [Theory]
    [InlineData("01234567890123456789012345678901234567890")]
    [InlineData("a b")]
    [InlineData("a\u007f")]
    [InlineData("ä")]
    public void What_is_too_long_or_not_printable_is_refused(string text)
    {
        Assert.False(ClientOrderId.TryParse(text, out var id));
        Assert.True(id.IsEmpty);
    }

    [Fact]
    public void Two_are_equal_when_their_texts_are()
    {
        Assert.True(ClientOrderId.TryParse("order-1", out var one));
        Assert.True(ClientOrderId.TryParse("order-1", out var same));
        Assert.True(ClientOrderId.TryParse("order-10", out var other));
        Assert.True(one == same && one.GetHashCode() == same.GetHashCode());
        Assert.True(one != other && !one.IsEmpty && one != default);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("01234567890123456789012345678901234567890")]
    public void A_damaged_one_is_recognised_when_it_is_read(string text)
    {
        var output = new ArrayBufferWriter<byte>();
        new RecordWriter(output).WriteText(text);
        Assert.Throws<InvalidDataException>(() =>
        {
            var reader = new RecordReader(output.WrittenSpan);
            reader.ReadClientOrderId();
        });
    }

    private static ClientOrderId Stored(ClientOrderId id)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new RecordWriter(output);
        writer.Write(in id);
        var reader = new RecordReader(output.WrittenSpan);
        var read = reader.ReadClientOrderId();
        reader.ExpectEnd();
        return read;
    }
}
