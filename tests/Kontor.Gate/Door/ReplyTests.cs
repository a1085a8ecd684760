using System.Text;

namespace Kontor.Gate.Tests.Door;

public sealed class ReplyTests
{
    private readonly Reply _reply = new();

    [Fact]
    public void Half_a_body_is_dropped_by_a_new_start()
    {
        _reply.Start(200).WriteStartObject();
        _reply.Json.WriteString("half", "written");
        _reply.Start(400).WriteStringValue("refused");
        _reply.Finish();
        Assert.Equal(400, _reply.Status);
        Assert.Equal("\"refused\"", Encoding.UTF8.GetString(_reply.Bytes));
    }

    [Fact]
    public void A_reply_that_was_let_go_of_shows_nothing_of_the_last_one()
    {
        _reply.Start(500).WriteStringValue("somebody's secret");
        _reply.Finish();
        _reply.ContentType = "text/event-stream";
        _reply.IsSent = true;
        _reply.Reset();
        Assert.True(_reply.Bytes.IsEmpty);
        Assert.Equal((200, "application/json", false), (_reply.Status, _reply.ContentType, _reply.IsSent));
    }

    [Fact]
    public void A_very_large_body_does_not_stay_in_memory()
    {
        _reply.Start(200).WriteStringValue(new string('x', 1024 * 1024));
        _reply.Finish();
        _reply.Reset();
        _reply.Start(200).WriteStringValue("small");
        _reply.Finish();
        Assert.Equal("\"small\"", Encoding.UTF8.GetString(_reply.Bytes));
        Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray(_reply.Memory, out var kept));
        Assert.InRange(kept.Array!.Length, 1, 256 * 1024);
    }

    [Fact]
    public void Text_that_only_looks_dangerous_to_a_browser_is_not_escaped()
    {
        _reply.Start(200).WriteStringValue("1 < 2 & é+'");
        _reply.Finish();
        Assert.Equal("\"1 < 2 & é+'\"", Encoding.UTF8.GetString(_reply.Bytes));
    }
}
