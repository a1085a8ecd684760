using System.Text;
using Kontor.Gate.Signing;

namespace Kontor.Gate.Tests.Signing;

public sealed class PreHashWriterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(PreHashWriter.UsualLength)]
    public void What_does_not_fit_into_the_given_buffer_is_written_all_the_same(int length)
    {
        var body = new byte[5_000];
        new Random(7).NextBytes(body);
        var writer = new PreHashWriter(new byte[length]);
        writer.Append("zeit é 币 😀").AppendUpper("post").Append(body).Append("#"u8).Append(body);
        var written = writer.Written.ToArray();
        writer.Dispose();
        Assert.Equal([.. Encoding.UTF8.GetBytes("zeit é 币 😀POST"), .. body, (byte)'#', .. body], written);
    }

    [Fact]
    public void Nothing_appended_is_nothing_written()
    {
        var writer = new PreHashWriter([]);
        writer.Append("").Append(""u8);
        Assert.True(writer.Written.IsEmpty);
        writer.Dispose();
    }

    [Fact]
    public void A_broken_surrogate_is_written_as_the_replacement_character()
    {
        var writer = new PreHashWriter(stackalloc byte[64]);
        writer.Append("a\ud800b");
        Assert.Equal("a\ufffdb", Encoding.UTF8.GetString(writer.Written));
        writer.Dispose();
    }

    [Fact]
    public void After_disposal_the_writer_is_empty()
    {
        var writer = new PreHashWriter([]);
        writer.Append(new byte[100]);
        writer.Dispose();
        Assert.True(writer.Written.IsEmpty);
        writer.Dispose();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(20_000)]
    public void Writing_a_pre_hash_allocates_nothing(int bodyLength)
    {
        var body = new byte[bodyLength];
        var written = 0L;
        var bytes = AllocationBudget.BytesOf(_ =>
        {
            using var request = Request(body, stackalloc byte[PreHashWriter.UsualLength]);
            written += request.Written.Length;
        });
        Assert.Equal(0, bytes);
        Assert.Equal(2_000L * ("2026-01-02T03:04:05.678ZPOST/a?b=c".Length + bodyLength), written);
    }

    private static PreHashWriter Request(byte[] body, Span<byte> buffer)
    {
        var writer = new PreHashWriter(buffer);
        PreHash.Request(ref writer, "2026-01-02T03:04:05.678Z", "POST", "/a?b=c", body);
        return writer;
    }
}
