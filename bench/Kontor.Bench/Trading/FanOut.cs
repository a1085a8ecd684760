using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Kontor.Bench.Http;
using Kontor.Bench.Loop;
using Kontor.Server;

namespace Kontor.Bench.Trading;

/// <summary>
/// One book, many subscribers: an order is sent when everybody has seen the change before it, so each figure is the time from sending the
/// order to the frame's arrival at a subscriber.
/// </summary>
internal static class FanOut
{
    private const int Subscribers = 1_000;
    private const int Orders = 300;

    public static async Task<BenchTable> MeasureAsync(TradingCase trading, string venue, bool isQuick)
    {
        var (subscribers, orders) = isQuick ? (50, 20) : (Subscribers, Orders);
        using var http = new HttpClient { BaseAddress = new Uri(venue) };
        using var gone = new CancellationTokenSource();
        var listeners = new List<Listener>();
        try
        {
            await PlaceAsync(trading, http, 39_999);
            for (var number = 0; number < subscribers; number++)
                listeners.Add(await Listener.OpenAsync(trading, venue, gone.Token));
            var (all, last, elapsed) = await RunAsync(trading, http, listeners, orders);
            return Table(subscribers, orders, all, last, elapsed);
        }
        finally
        {
            await gone.CancelAsync();
            foreach (var listener in listeners)
                listener.Dispose();
        }
    }

    private static async Task<(Histogram All, Histogram Last, TimeSpan Elapsed)> RunAsync(
        TradingCase trading,
        HttpClient http,
        List<Listener> listeners,
        int orders
    )
    {
        var (all, last) = (new Histogram(), new Histogram());
        var began = Stopwatch.GetTimestamp();
        for (var order = 0; order < orders; order++)
        {
            var sent = Stopwatch.GetTimestamp();
            await PlaceAsync(trading, http, 40_000 + order);
            var latest = 0L;
            foreach (var listener in listeners)
            {
                var took = await listener.NextChangeAsync() - sent;
                all.Add(took);
                latest = Math.Max(latest, took);
            }
            last.Add(latest);
        }
        return (all, last, Stopwatch.GetElapsedTime(began));
    }

    /// <summary>A better bid than all before, at a level that was not there: every order is one change of the book.</summary>
    private static async Task PlaceAsync(TradingCase trading, HttpClient http, int price)
    {
        var credentials = DemoCredentials.Of(KontorOptions.DefaultSeed, trading.Dialect);
        var order = trading.Sign(credentials, isBuy: true, price.ToString(CultureInfo.InvariantCulture), "0.001");
        using var answer = await http.SendAsync(Requests.ToMessage(order));
        answer.EnsureSuccessStatusCode();
    }

    private static BenchTable Table(int subscribers, int orders, Histogram all, Histogram last, TimeSpan elapsed) =>
        new(
            $"{subscribers} WebSocket subscribers to the changes of one book; {orders} orders one after the other, each sent when everybody has the change before it. Subscribers and venue share {Environment.ProcessorCount} cores.",
            ["subscribers", "frames/s", "a subscriber p50", "a subscriber p99", "the last one p50", "the last one p99"],
            [
                [
                    $"{subscribers}",
                    (subscribers * orders / elapsed.TotalSeconds).ToString("N0", CultureInfo.InvariantCulture),
                    Milliseconds(all.At(0.5)),
                    Milliseconds(all.At(0.99)),
                    Milliseconds(last.At(0.5)),
                    Milliseconds(last.At(0.99)),
                ],
            ]
        );

    private static string Milliseconds(TimeSpan time) => $"{time.TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture)} ms";

    /// <summary>One subscriber: notes when each change arrived.</summary>
    private sealed class Listener : IDisposable
    {
        private readonly ClientWebSocket _socket = new();
        private readonly System.Threading.Channels.Channel<long> _changes = System.Threading.Channels.Channel.CreateUnbounded<long>();
        private readonly byte[] _frame = new byte[64 * 1024];
        private readonly TradingCase _trading;

        private Listener(TradingCase trading) => _trading = trading;

        public static async Task<Listener> OpenAsync(TradingCase trading, string venue, CancellationToken gone)
        {
            var listener = new Listener(trading);
            await listener._socket.ConnectAsync(new Uri(venue.Replace("http://", "ws://") + trading.Socket), gone);
            await listener._socket.SendAsync(Encoding.UTF8.GetBytes(trading.Subscription), WebSocketMessageType.Text, true, gone);
            while (!(await listener.ReceiveAsync(gone)).Contains(trading.IsGreeting)) { }
            _ = listener.ListenAsync(gone);
            return listener;
        }

        public ValueTask<long> NextChangeAsync() => _changes.Reader.ReadAsync();

        private async Task ListenAsync(CancellationToken gone)
        {
            try
            {
                while (true)
                {
                    var text = await ReceiveAsync(gone);
                    if (text.Contains(_trading.IsChange))
                        _changes.Writer.TryWrite(Stopwatch.GetTimestamp());
                }
            }
            catch (Exception end) when (end is OperationCanceledException or WebSocketException)
            {
                _changes.Writer.Complete(end);
            }
        }

        private async Task<string> ReceiveAsync(CancellationToken gone)
        {
            var count = 0;
            while (true)
            {
                var part = await _socket.ReceiveAsync(_frame.AsMemory(count), gone);
                count += part.Count;
                if (part.EndOfMessage)
                    return Encoding.UTF8.GetString(_frame, 0, count);
            }
        }

        public void Dispose() => _socket.Dispose();
    }
}
