using Kontor.Dialects.ValueScan.Streams;

namespace Kontor.Dialects.ValueScan.Tests.Streams;

public sealed class StreamStatusTests
{
    [Fact]
    public void A_refused_stream_has_the_status_that_says_the_same_as_its_code()
    {
        Assert.Equal(500, StreamStatus.Of(Errors.UnknownError));
        Assert.All(
            [
                Errors.ApiKeyMissing,
                Errors.ApiKeyInvalid,
                Errors.TimestampMissing,
                Errors.TimestampFormatError,
                Errors.TimestampExpired,
                Errors.SignatureMissing,
                Errors.SignatureVerifyFailed,
            ],
            row => Assert.Equal(401, StreamStatus.Of(row))
        );
        Assert.Equal(400, StreamStatus.Of(Errors.RequiredParamsEmpty));
        Assert.Equal(400, StreamStatus.Of(Errors.RequiredParamsIllegal));
        Assert.Equal(404, StreamStatus.Of(Errors.InterfaceNotFound));
        Assert.Equal(429, StreamStatus.Of(Errors.InterfaceRateLimit));
        Assert.Equal(400, StreamStatus.Of(Errors.InvalidRequest));
        Assert.Equal(404, StreamStatus.Of(Errors.NotFound));
        Assert.Equal(405, StreamStatus.Of(Errors.RequestMethodNotAllowed));
    }
}
